import ArgumentParser
import Diagnostics

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports what is missing, ambiguous or not understood in a design.",
        discussion: """
            Nothing is written without --fix. Exit code 1 where the design has errors or dangers, after --fix by what remains.
            A design that is right may have parts that no service is written from yet; `wright plan` and `wright build`
            name them.

            EXAMPLES
              wright check shop.md
              wright check shop.md --fix
              wright check designs/shop --format json
              wright check shop.md --format sarif > shop.sarif
              wright check shop.md --format questions > questions.md
            """
    )

    @OptionGroup var design: DesignOptions

    @Flag(help: "Write the safe fix-its into the design: those that keep the meaning its writer plainly had.")
    var fix = false

    @Option(help: "How findings are printed: text, json, sarif (2.1.0) or questions (for the design's architect).")
    var format = FindingsFormat.text

    @Option(help: "Colour: auto (a terminal, unless NO_COLOR is set), always or never.")
    var color = Terminal.ColorChoice.auto

    func run() throws {
        var front = try design.analyse()
        let printer = FindingsPrinter(format: format, terminal: Terminal(color: color), path: design.design)
        if fix {
            let repair = try Repair(front, today: try design.day())
            try repair.write()
            front = repair.front
            printer.print(front)
            printer.print(repair)
        } else {
            printer.print(front)
        }
        if front.verdict.verified == nil { throw Stop(.designHasErrors) }
        guard format == .text, !front.refused.isEmpty else { return }
        let count = front.refused.count
        Terminal.print(
            "No service is written yet from \(count == 1 ? "one part" : "\(count) parts") of this design; `wright plan` names \(count == 1 ? "it" : "each")."
        )
    }
}

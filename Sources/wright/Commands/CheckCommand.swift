import ArgumentParser
import Diagnostics

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports what is missing, ambiguous or not understood in a design.",
        discussion: """
            Nothing is written. Exit code 1 where the design has errors or dangers. A design that is right may have parts
            that no service is written from yet; `wright plan` and `wright build` name them.

            EXAMPLES
              wright check shop.md
              wright check designs/shop --format json
            """
    )

    @OptionGroup var design: DesignOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let front = try design.analyse()
        FindingsPrinter(options: shared, path: design.design).print(front)
        if front.verdict.verified == nil { throw Stop(.designHasErrors) }
        guard shared.format == .text, !front.refused.isEmpty else { return }
        let count = front.refused.count
        Terminal.print(
            "No service is written yet from \(count == 1 ? "one part" : "\(count) parts") of this design; `wright plan` names \(count == 1 ? "it" : "each")."
        )
    }
}

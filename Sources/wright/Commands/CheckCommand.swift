import ArgumentParser
import Diagnostics

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports what is missing, ambiguous or not understood in a design.",
        discussion: """
            Nothing is written. Exit code 1 where the design cannot be built.

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
    }
}

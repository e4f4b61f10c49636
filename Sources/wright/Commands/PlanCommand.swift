import ArgumentParser
import Diagnostics
import Foundation
import Generation

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Prints the checklist of everything that a build would write, by layer, with its requirements.",
        discussion: """
            Nothing is written.

            EXAMPLES
              wright plan shop.md
              wright plan shop.md --format json
            """
    )

    @OptionGroup var design: DesignOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let front = try design.analyse()
        guard let buildable = front.buildable else {
            FindingsPrinter(options: shared, path: design.design).print(front.obstacles, files: front.files)
            throw Stop(.designHasErrors)
        }
        let service = try await Spelling(front: front, path: design.design, options: shared).service(of: buildable)
        switch shared.format {
        case .text: Terminal.print(checklistDocument(service.inventory))
        case .json: Terminal.print(try service.inventory.json())
        }
    }
}

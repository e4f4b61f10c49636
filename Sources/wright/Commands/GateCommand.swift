import ArgumentParser
import Foundation

struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Builds and tests a written service again, layer by layer, and judges it by the ten checks.",
        discussion: """
            EXAMPLES
              wright gate build/shop
              wright gate build/shop --format json
            """
    )

    @Argument(help: "The folder of a written service.", completion: .directory)
    var folder: String

    @OptionGroup var building: BuildingOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let url = URL(filePath: folder)
        try OutputFolder(url: url).finishInterruptedRun()
        let progress = Progress(shared.terminal, isSilent: shared.format == .json)
        let pipeline = GatePipeline(folder: url, shownAs: folder, building: building, progress: progress)
        try await pipeline.run(printing: shared)
    }
}

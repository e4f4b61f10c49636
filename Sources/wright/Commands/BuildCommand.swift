import ArgumentParser
import Foundation

/// Options of the commands that compile a service.
struct BuildingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where SwiftPM builds. One folder for all services, so that their packages are compiled once.",
            discussion: "WRIGHT_SCRATCH_PATH without it, else a folder of the user's cache."
        )
    )
    var scratchPath: String?

    var scratch: URL {
        let environment = ProcessInfo.processInfo.environment
        if let path = scratchPath ?? environment["WRIGHT_SCRATCH_PATH"] { return URL(filePath: path).absoluteURL }
        let cache =
            environment["XDG_CACHE_HOME"].map { URL(filePath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
        return cache.appending(path: "wright/services")
    }
}

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Verifies a design, writes its service, tests it layer by layer, runs it, and hands it off.",
        discussion: """
            Building again over the same folder rewrites only what changed and never touches Custom/. An owned file
            that was edited by hand is reported and left alone, unless --force.

            EXAMPLES
              wright build shop.md                                writes build/shop
              wright build shop.md --output ../shop --force
              wright build shop.md --write-only                   stops after the files are written
            """
    )

    @OptionGroup var design: DesignOptions

    @Option(help: "The folder of the service; build/NAME without it.", completion: .directory)
    var output: String?

    @Flag(help: "Overwrite owned files that were edited by hand.")
    var force = false

    @Flag(help: "Write the files and stop: nothing is compiled, tested or judged.")
    var writeOnly = false

    @Option(help: "The folder of the runtime that is vendored into the service; found beside wright without it.")
    var runtime: String?

    @OptionGroup var building: BuildingOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let pipeline = BuildPipeline(command: self)
        try await pipeline.run()
    }
}

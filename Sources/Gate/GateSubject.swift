import Foundation
import Planning

/// What the gate judges: a written folder, the inventory of what has to be in it, and the runs of its tests.
public struct GateSubject: Sendable {
    public let folder: URL
    public let inventory: Inventory
    /// The Swift sources of the service itself, without the vendored runtime, read and parsed once.
    public let sources: [SwiftSource]
    /// One for each layer that was run; a layer that was not run is absent.
    public let runs: [LayerRun]
    /// What SwiftPM resolved; `nil` where nothing was built.
    public let packages: [ResolvedPackage]?

    public init(
        folder: URL,
        inventory: Inventory,
        sources: [SwiftSource],
        runs: [LayerRun],
        packages: [ResolvedPackage]?
    ) {
        self.folder = folder
        self.inventory = inventory
        self.sources = sources
        self.runs = runs
        self.packages = packages
    }

    /// Every result of every run, by the identifier that `swift test list` prints.
    public var results: [String: TestResult] {
        Dictionary(runs.flatMap(\.results).map { ($0.identifier, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// The text of a file of the folder; `nil` where it is missing or no UTF-8.
    public func text(_ path: String) -> String? {
        try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    public func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }
}

/// One run of the tests of a layer.
public struct LayerRun: Sendable, Equatable, Codable {
    public var layer: Layer
    /// `Data`, `Scenarios`.
    public var title: String
    /// The command as a person would type it.
    public var command: String
    public var exitCode: Int
    public var seconds: Double
    public var results: [TestResult]
    /// The last of what it printed, kept where it failed.
    public var output: String

    public init(
        layer: Layer,
        title: String,
        command: String,
        exitCode: Int,
        seconds: Double,
        results: [TestResult],
        output: String
    ) {
        self.layer = layer
        self.title = title
        self.command = command
        self.exitCode = exitCode
        self.seconds = seconds
        self.results = results
        self.output = output
    }

    public var passed: Int { results.count { $0.outcome == .passed } }
    public var failed: Int { results.count { $0.outcome == .failed } }
    /// Whether it ran at least one test, and none failed.
    public var isGreen: Bool { exitCode == 0 && failed == 0 && passed > 0 }
}

public struct TestResult: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable { case passed, failed, skipped }

    /// `TicketsAPITests.AssignTicketRouteTests/refuses()`
    public var identifier: String
    public var outcome: Outcome
    public var seconds: Double
    public var message: String?

    public init(identifier: String, outcome: Outcome, seconds: Double, message: String? = nil) {
        self.identifier = identifier
        self.outcome = outcome
        self.seconds = seconds
        self.message = message
    }
}

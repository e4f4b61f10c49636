import ArgumentParser
import Foundation
import Generation

/// Tries what our expressions share with the Common Expression Language on its public suite.
@main
struct Conformance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Compares expressions with the conformance suite of the Common Expression Language.",
        discussion: "Called by scripts/cel-conformance.",
        subcommands: [Write.self, Report.self]
    )
}

struct Suite: ParsableArguments {
    @Argument(help: "The folder with the suite's *.textproto.")
    var folder: String

    func cases() throws -> [SuiteCase] {
        let files = try FileManager.default.contentsOfDirectory(
            at: URL(filePath: folder),
            includingPropertiesForKeys: nil
        )
        return try files.filter { $0.pathExtension == "textproto" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .flatMap(SuiteCase.read)
    }
}

/// Writes a test for each case that we have all of.
struct Write: ParsableCommand {
    @OptionGroup var suite: Suite

    @Option(help: "The file to write.")
    var to: String

    func run() throws {
        let vectors = try suite.cases().compactMap { suiteCase -> ExpressionVector? in
            if case .inside(let vector) = Judgement(suiteCase) { vector } else { nil }
        }
        try expressionVectorTests(vectors, suite: "CELConformanceTests").write(
            toFile: to,
            atomically: true,
            encoding: .utf8
        )
        print("\(vectors.count) cases")
    }
}

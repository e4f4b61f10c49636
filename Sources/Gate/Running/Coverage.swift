import Foundation

/// How much of the written sources the tests ran, by `llvm-cov`.
public struct Coverage: Sendable, Equatable, Codable {
    public var lines: Int
    public var coveredLines: Int
    public var functions: Int
    public var coveredFunctions: Int

    public var linePercent: Double { lines == 0 ? 0 : 100 * Double(coveredLines) / Double(lines) }
    public var functionPercent: Double { functions == 0 ? 0 : 100 * Double(coveredFunctions) / Double(functions) }

    /// Merges the profiles and counts what they cover below a folder.
    ///
    /// - Parameters:
    ///   - profiles: `.profraw` or `.profdata` files, one or more of each layer's run.
    ///   - binary: the test bundle that was run.
    ///   - sources: only files below it count.
    /// - Returns: `nil` where the tools are missing or gave no figures.
    public static func measure(profiles: [URL], binary: URL, sources: URL, in folder: URL) async -> Coverage? {
        guard !profiles.isEmpty else { return nil }
        let merged = folder.appending(path: "merged.profdata")
        let runner = ProcessRunner()
        let merge = try? await runner.run(
            tool("llvm-profdata"),
            ["merge", "-sparse", "-o", merged.path] + profiles.map(\.path),
            in: folder
        )
        guard merge?.exitCode == 0 else { return nil }
        let report = folder.appending(path: "coverage.json")
        let export = try? await runner.run(
            "sh",
            [
                "-c", "\"$4\" export -summary-only -instr-profile \"$1\" \"$2\" > \"$3\"", "sh", merged.path,
                binary.path, report.path, tool("llvm-cov"),
            ],
            in: folder
        )
        guard export?.exitCode == 0, let data = try? Data(contentsOf: report),
            let decoded = try? JSONDecoder().decode(Export.self, from: data)
        else { return nil }
        return decoded.coverage(below: sources.path + "/")
    }
}

extension Coverage {
    /// The tool beside `swift`: another of its name, of another LLVM, cannot read what this toolchain writes.
    private static func tool(_ name: String) -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/swift") {
            let swift = URL(filePath: String(folder) + "/swift").resolvingSymlinksInPath()
            let sibling = swift.deletingLastPathComponent().appending(path: name).path
            if FileManager.default.isExecutableFile(atPath: sibling) { return sibling }
        }
        return name
    }
}

private struct Export: Decodable {
    var data: [Run]

    struct Run: Decodable { var files: [File] }

    struct File: Decodable {
        var filename: String
        var summary: Summary
    }

    struct Summary: Decodable {
        var lines: Count
        var functions: Count
    }

    struct Count: Decodable {
        var count: Int
        var covered: Int
    }

    func coverage(below folder: String) -> Coverage? {
        let files = data.flatMap(\.files).filter { $0.filename.hasPrefix(folder) }
        guard !files.isEmpty else { return nil }
        return Coverage(
            lines: files.reduce(0) { $0 + $1.summary.lines.count },
            coveredLines: files.reduce(0) { $0 + $1.summary.lines.covered },
            functions: files.reduce(0) { $0 + $1.summary.functions.count },
            coveredFunctions: files.reduce(0) { $0 + $1.summary.functions.covered }
        )
    }
}

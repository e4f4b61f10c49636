import Foundation

/// Reads the JUnit-style report that `swift test --xunit-output` writes.
public enum TestReport {
    /// - Returns: one result for each test function; empty where the file holds none.
    /// - Throws: `Unreadable` where the file is missing or no XML.
    public static func results(at file: URL) throws -> [TestResult] {
        guard let data = try? Data(contentsOf: file), let tags = XMLTags.read([UInt8](data)) else {
            throw Unreadable(file: file.path)
        }
        var results: [TestResult] = []
        for tag in tags {
            switch tag.name {
            case "testcase":
                let identifier = (tag.attributes["classname"] ?? "") + "/" + (tag.attributes["name"] ?? "")
                let seconds = Double(tag.attributes["time"] ?? "") ?? 0
                results.append(TestResult(identifier: identifier, outcome: .passed, seconds: seconds))
            case "failure", "error":
                guard !results.isEmpty else { continue }
                results[results.count - 1].outcome = .failed
                results[results.count - 1].message = tag.attributes["message"]
            case "skipped":
                guard !results.isEmpty else { continue }
                results[results.count - 1].outcome = .skipped
            default: continue
            }
        }
        return results
    }

    public struct Unreadable: Error, CustomStringConvertible {
        public var file: String
        public var description: String { "the test report \(file) is missing or cannot be read" }
    }
}

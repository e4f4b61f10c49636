import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads the JUnit-style report that `swift test --xunit-output` writes.
public enum TestReport {
    /// - Returns: one result for each test function; empty where the file holds none.
    /// - Throws: `Unreadable` where the file is missing or no XML.
    public static func results(at file: URL) throws -> [TestResult] {
        let reader = Reader()
        guard let data = try? Data(contentsOf: file) else { throw Unreadable(file: file.path) }
        let parser = XMLParser(data: data)
        parser.delegate = reader
        guard parser.parse() else { throw Unreadable(file: file.path) }
        return reader.results
    }

    public struct Unreadable: Error, CustomStringConvertible {
        public var file: String
        public var description: String { "the test report \(file) is missing or cannot be read" }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var results: [TestResult] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            switch name {
            case "testcase":
                let identifier = (attributes["classname"] ?? "") + "/" + (attributes["name"] ?? "")
                let seconds = Double(attributes["time"] ?? "") ?? 0
                results.append(TestResult(identifier: identifier, outcome: .passed, seconds: seconds))
            case "failure", "error":
                change { result in
                    result.outcome = .failed
                    result.message = attributes["message"]
                }
            case "skipped": change { $0.outcome = .skipped }
            default: break
            }
        }

        private func change(_ body: (inout TestResult) -> Void) {
            guard !results.isEmpty else { return }
            body(&results[results.count - 1])
        }
    }
}

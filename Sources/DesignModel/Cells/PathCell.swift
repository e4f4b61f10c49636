import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `/tickets/{id}/assign`; `nil` if it is no path, which has been reported.
    func readPath(_ text: Located<String>) -> Endpoint.Path? {
        let help = "Write `/tickets/{id}/comments`: a slash before each part, parameters in braces."
        guard text.value.hasPrefix("/") else {
            return pathSyntax("A path begins with `/`", at: text.span, help: help)
        }
        if text.value == "/" { return Endpoint.Path(segments: []) }
        var segments: [Endpoint.Path.Segment] = []
        var start = text.span.start + 1
        for part in text.value.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let span = SourceSpan(file: text.span.file, start: start, end: start + part.utf8.count)
            start = span.end + 1
            guard let segment = segment(part, at: part.isEmpty ? text.span : span, in: text, help) else { return nil }
            if case .parameter(let name) = segment, segments.contains(segment) {
                return pathSyntax(
                    "The parameter `\(name)` stands here for the second time",
                    at: span,
                    help: "Rename one."
                )
            }
            segments.append(segment)
        }
        return Endpoint.Path(segments: segments)
    }

    private func segment(
        _ part: Substring,
        at span: SourceSpan,
        in text: Located<String>,
        _ help: String
    ) -> Endpoint.Path.Segment? {
        if part.isEmpty {
            let isTrailing = text.value.hasSuffix("/") && !text.value.hasSuffix("//")
            pathSyntax(
                isTrailing ? "The path ends with `/`" : "The path has an empty part",
                at: span,
                help: isTrailing ? "Remove the last `/`." : help
            )
            return nil
        }
        if part.hasPrefix("{"), part.hasSuffix("}") {
            let name = String(part.dropFirst().dropLast())
            if NameStyle.lowerCamel.fits(name) { return .parameter(name) }
            pathSyntax("`\(name)` is no name for a parameter", at: span, help: NameStyle.lowerCamel.help)
            return nil
        }
        let isLiteral = part.utf8.allSatisfy { isLetter($0) || isDigit($0) || "-._~".utf8.contains($0) }
        if isLiteral { return .literal(String(part)) }
        let name = part.drop { $0 == ":" }
        pathSyntax(
            "`\(part)` is no part of a path",
            at: span,
            help: part.hasPrefix(":") ? "Write `{\(name)}`." : help
        )
        return nil
    }

    @discardableResult
    private func pathSyntax(_ message: String, at span: SourceSpan, help: String) -> Endpoint.Path? {
        error("path-syntax", message, at: span, leadsTo: "No request could reach the endpoint.", help: help)
        return nil
    }
}

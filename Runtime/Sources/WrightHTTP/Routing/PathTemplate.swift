/// The path of an endpoint, taken apart: `/tickets/{id}/assign`.
struct PathTemplate: Hashable {
    enum Segment: Hashable {
        case literal(String)
        case parameter(String)
    }

    /// The template as it is written, with the base path.
    let text: String
    let segments: [Segment]

    init(_ path: String, basePath: String = "") {
        segments = (basePath + path).split(separator: "/").map { segment in
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                return .parameter(String(segment.dropFirst().dropLast()))
            }
            return .literal(String(segment))
        }
        text = "/" + (basePath + path).split(separator: "/").joined(separator: "/")
    }

    /// The path for the router, in which a parameter is named by its place.
    ///
    /// The router keeps one name per place; two endpoints may well call the same place `{id}` and `{ticket}`.
    var routerPath: String {
        "/"
            + segments.enumerated().map { place, segment in
                switch segment {
                case .literal(let text): text
                case .parameter: "{\(Self.routerName(of: place))}"
                }
            }.joined(separator: "/")
    }

    /// The parameters and the names that the router has for them.
    var parameters: [(name: String, routerName: String)] {
        segments.enumerated().compactMap { place, segment in
            if case .parameter(let name) = segment { (name, Self.routerName(of: place)) } else { nil }
        }
    }

    /// Whether a path, as it was sent, is of this form.
    func matches(_ path: String) -> Bool {
        let sent = path.split(separator: "/")
        guard sent.count == segments.count else { return false }
        return zip(sent, segments).allSatisfy { text, segment in
            switch segment {
            case .literal(let literal): text == literal
            case .parameter: true
            }
        }
    }

    /// Whether this template is to be asked before another, as the router does: literals win from the left.
    func precedes(_ other: PathTemplate) -> Bool {
        guard segments.count == other.segments.count else { return segments.count < other.segments.count }
        for (own, others) in zip(segments, other.segments) {
            switch (own, others) {
            case (.literal, .parameter): return true
            case (.parameter, .literal): return false
            default: continue
            }
        }
        return false
    }

    private static func routerName(of place: Int) -> String { "segment\(place)" }
}

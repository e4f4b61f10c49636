import DesignModel
import Expressions

extension ErrorShape {
    /// What is sent for such an error; `nil`: a problem as RFC 9457 has it.
    func body(of error: ErrorMeaning) -> TypedExpression? {
        guard let fitting = fitting(error) else { return nil }
        return fitting.body ?? anyOther?.body
    }
}

extension AnswerShape {
    /// RFC 9457, as services answer errors where the design has no `Errors`.
    fileprivate static let problem: AnswerShape = .object([
        .init("type", .value(.text)), .init("title", .value(.text)), .init("status", .value(.integer)),
        .init("detail", .value(.text)), .init("instance", .value(.text)), .init("code", .value(.text)),
        .init(
            "errors",
            .list(
                .object([
                    .init("pointer", .value(.text)), .init("code", .value(.text)), .init("message", .value(.text)),
                ])
            )
        ),
    ])
}

extension DesignView {
    /// What the endpoint may answer with the status of an error, one for each body; empty where it never answers it, or
    /// where too little was understood.
    func errorShapes(of endpoint: Endpoint, status: Int) -> [AnswerShape] {
        guard let shape = design.errorShape else { return [.problem] }
        guard !isTroubled(below: shape.span) else { return [] }
        return bodies(of: endpoint, status: status, shape).map { body in
            body.map { self.shape(of: $0.type) } ?? .problem
        }
    }

    private func bodies(of endpoint: Endpoint, status: Int, _ shape: ErrorShape) -> [TypedExpression?] {
        let meanings = (meanings(of: endpoint) ?? []).filter { self.status(of: $0) == status }
        var found: [TypedExpression?] = []
        for body in meanings.map(shape.body) where !found.contains(body) { found.append(body) }
        return found
    }

    // MARK: Codes

    /// Where the code of an error stands in an answer: `$.code`, or wherever the bodies of `Errors` put it.
    var placesOfCode: Set<String> {
        guard let shape = design.errorShape else { return ["$.code"] }
        let bodies = shape.cases.compactMap(\.body)
        let isAlwaysOurs = shape.anyOther?.body != nil
        return Set(bodies.flatMap { Self.places(ofCodeIn: $0, at: "$") } + (isAlwaysOurs ? [] : ["$.code"]))
    }

    private static func places(ofCodeIn body: TypedExpression, at path: String) -> [String] {
        switch body.kind {
        case .name("code"): [path]
        case .record(let entries): entries.flatMap { places(ofCodeIn: $0.value, at: "\(path).\($0.name)") }
        case .list(let elements):
            elements.enumerated().flatMap { places(ofCodeIn: $0.element, at: "\(path)[\($0.offset)]") }
        case .conditional(_, let then, let otherwise):
            places(ofCodeIn: then, at: path) + places(ofCodeIn: otherwise, at: path)
        case .converted(let inner): places(ofCodeIn: inner, at: path)
        default: []
        }
    }

    /// The asserts that an error has a code, with that code.
    func assertedCodes(of exchange: HurlEntry) -> [(code: String, assert: HurlEntry.Assert)] {
        let places = placesOfCode
        return exchange.asserts.compactMap { assert in
            guard case .jsonPath(let path) = assert.source, places.contains(path),
                case .equals(.text(let code)) = assert.predicate
            else { return nil }
            return (code, assert)
        }
    }
}

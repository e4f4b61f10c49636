import DesignModel
import Expressions

extension ErrorShape {
    /// What is sent for such an error; `nil`: a problem as RFC 9457 has it.
    func body(of error: ErrorMeaning) -> TypedExpression? {
        guard let fitting = fitting(error) else { return nil }
        return fitting.body ?? anyOther?.body
    }
}

extension DesignView {
    /// A problem as RFC 9457 has it, with what services add.
    private static let problem = AnswerForm.object([
        "type": .value, "title": .value, "status": .value, "detail": .value, "instance": .value, "code": .value,
        "errors": .list(of: .open),
    ])

    /// What the endpoint may answer with the status of an error, one for each body; empty where it never answers it, or
    /// where too little was understood.
    func errorForms(of endpoint: Endpoint, status: Int) -> [AnswerForm] {
        bodies(of: endpoint, status: status).map { body in
            body.map { AnswerForm($0.type, in: self) } ?? Self.problem
        }
    }

    private func bodies(of endpoint: Endpoint, status: Int) -> [TypedExpression?] {
        let meanings = (meanings(of: endpoint) ?? []).filter { self.status(of: $0) == status }
        guard let shape = design.errorShape else { return meanings.isEmpty ? [] : [nil] }
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

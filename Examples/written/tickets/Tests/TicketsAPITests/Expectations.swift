import Testing
import WrightRuntime
import WrightTesting

/// The answer is a problem as RFC 9457 has it, with this status and code, at these fields.
func expectProblem(
    _ answer: TestAnswer,
    _ status: Int,
    _ code: String,
    at pointers: [String] = [],
    detail: String? = nil,
    _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let expected = ExpectedProblem(status: status, code: code, pointers: pointers)
    #expect(answer.problem == expected, "\(what)\n\(answer)", sourceLocation: sourceLocation)
    guard let detail else { return }
    #expect(answer["detail"] == .string(detail), "\(answer)", sourceLocation: sourceLocation)
}

/// The answer has this status and exactly this body.
func expectJSON(
    _ answer: TestAnswer,
    _ status: Int,
    _ body: JSONValue,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(answer.status == status && answer.json == body, "\(answer)", sourceLocation: sourceLocation)
}

/// The header field of the answer holds this.
func expectHeader(
    _ answer: TestAnswer,
    _ name: String,
    _ value: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(answer.header(name) == value, "\(answer)", sourceLocation: sourceLocation)
}

/// No table holds anything else than before.
func expectUnchanged(
    _ service: ServiceHarness,
    since before: StoredRows,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let after = try await service.contents()
    #expect(after == before, sourceLocation: sourceLocation)
}

/// What must stay secret stands in no line that the service has logged.
func expectSecrecy(_ service: ServiceHarness, of secrets: [String]) {
    let log = service.log.text
    let told = secrets.filter { log.contains($0) }
    #expect(told.isEmpty, "\(log)")
}

/// The one rule that the field breaks is told, and no other.
func expectBroken(
    _ answer: TestAnswer,
    _ broken: BrokenField,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let what = "\(broken.field) \(broken.what)"
    let problem = ExpectedProblem(422, "validation", at: "/\(broken.field)")
    #expect(answer.problem == problem, "\(what)\n\(answer)", sourceLocation: sourceLocation)
    let codes = answer.fieldErrors?.map(\.code)
    #expect(codes == [broken.code], "\(what)\n\(answer)", sourceLocation: sourceLocation)
}

/// All broken rules are told in one answer, in the order of the fields.
func expectAllBroken(
    _ answer: TestAnswer,
    _ broken: [BrokenField],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let pointers = broken.map { "/\($0.field)" }
    let problem = ExpectedProblem(status: 422, code: "validation", pointers: pointers)
    #expect(answer.problem == problem, "\(answer)", sourceLocation: sourceLocation)
    let codes = answer.fieldErrors?.map(\.code)
    #expect(codes == broken.map(\.code), "\(answer)", sourceLocation: sourceLocation)
}

/// A value of a field is taken, and shown where the answer shows the field.
func expectAccepted(
    _ answer: TestAnswer,
    _ status: Int,
    _ accepted: AcceptedValue,
    isShown: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isTaken = answer.status == status && (!isShown || answer[accepted.field] == accepted.value)
    #expect(isTaken, "\(accepted.field) \(accepted.what)\n\(answer)", sourceLocation: sourceLocation)
}

/// The list holds the rows of these ids and no others. Groups stand in ascending order; rows of one group tie, and
/// stand in the order of their ids.
func expectItems(
    _ answer: TestAnswer,
    inOrder groups: [[UUID]],
    descending: Bool,
    id: String = "id",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let found = answer["items"]?.array?.map { $0[id]?.string ?? "" }
    let expected = ids(inOrder: groups, descending: descending)
    #expect(answer.status == 200 && found == expected, "\(answer)", sourceLocation: sourceLocation)
    #expect(answer["next"] == .null && answer.header("Link") == nil, "\(answer)", sourceLocation: sourceLocation)
}

/// Page by page the list holds each row once and in its order, and links to the next page while there is one.
func expectPages(
    of path: String,
    token: String?,
    limit: Int,
    in service: ServiceHarness,
    inOrder groups: [[UUID]],
    descending: Bool,
    id: String = "id",
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let start = path + (path.contains("?") ? "&" : "?") + "limit=\(limit)"
    var found: [String] = []
    var target: String? = start
    while let next = target, found.count <= 1000 {
        let answer = try await service.send(.get, next, token: token)
        let items = try #require(answer["items"]?.array, "\(answer)", sourceLocation: sourceLocation)
        #expect(!items.isEmpty && items.count <= limit, "\(answer)", sourceLocation: sourceLocation)
        found += items.map { $0[id]?.string ?? "" }
        let cursor = answer["next"]?.string
        let links = answer.header("Link")?.contains("rel=\"next\"") == true
        #expect(links == (cursor != nil), "\(answer)", sourceLocation: sourceLocation)
        target = cursor.map { start + "&cursor=" + $0 }
    }
    #expect(found == ids(inOrder: groups, descending: descending), sourceLocation: sourceLocation)
}

private func ids(inOrder groups: [[UUID]], descending: Bool) -> [String] {
    let ascending = groups.flatMap { $0.map(\.text).sorted() }
    return descending ? ascending.reversed() : ascending
}

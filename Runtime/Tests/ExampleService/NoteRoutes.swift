import Foundation
import WrightHTTP

/// What the routes of the example work with.
struct ExampleContext: Sendable {
    let store: any Store
    let tokens: TokenVerifier

    /// The caller, who has to be a writer.
    func writer(of request: ServiceRequest) async throws -> UUID {
        let token = try await tokens.verifiedToken(of: request)
        guard token.roles.contains("writer") else { throw Refusal.forbidden }
        return try token.subjectID()
    }
}

let title = FieldRule.text(1...20)

func exampleRoutes(_ context: ExampleContext) -> [any Endpoint] {
    [
        CreateNoteRoute(context: context), ReadNoteRoute(context: context), NewestNoteRoute(),
        ListNotesRoute(context: context), UpdateNoteRoute(context: context), ArchiveNoteRoute(context: context),
        TouchNoteRoute(context: context), EchoRoute(), WaitRoute(),
    ]
}

struct CreateNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/notes"
    static let body = BodyKind.json

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let writer = try await context.writer(of: request)
        var body = try request.object()
        let title = body.required("title", title)
        try body.finish()
        return try await context.store.write(for: request) { transaction in
            let new = Note(owner: writer, title: title, at: transaction.now)
            let note = try NoteRepository.insert(new, in: transaction)
            return .created(note.json, at: "/notes/\(note.id.text)", etag: note.version)
        }
    }
}

struct ReadNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/notes/{id}"

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        _ = try await context.tokens.verifiedToken(of: request)
        let id = try request.id("id", of: Note.entityName)
        let note = try await context.store.read { try NoteRepository.find(id, in: $0) }
        guard let note else { throw Refusal.notFound(Note.entityName) }
        return .json(.ok, note.json, etag: note.version)
    }
}

/// A literal beside `/notes/{id}`.
struct NewestNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/notes/newest"

    func respond(to request: ServiceRequest) async throws -> ServiceResponse { .json(.ok, ["literal": true]) }
}

struct ListNotesRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/notes"

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        _ = try await context.tokens.optionalToken(of: request)
        var parameters = request.parameters()
        let order = parameters.sort(
            among: [NoteRepository.byCreatedAt, NoteRepository.byTitle],
            default: .descending(NoteRepository.byCreatedAt)
        )
        let title = parameters.optional("title", title)
        let slice = parameters.slice(default: 2, atMost: 5)
        try parameters.finish()
        let conditions = title.map { [SQLCondition(#""note"."title" = ?"#, [.text($0)])] } ?? []
        let query = ListQuery<Note>(.every, conditions, order: order, slice: slice)
        let page = try await context.store.read { try NoteRepository.page(query, in: $0) }
        return .page(page, of: request)
    }
}

struct UpdateNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.patch
    static let path = "/notes/{note}"
    static let body = BodyKind.mergePatch

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        _ = try await context.writer(of: request)
        let id = try request.id("note", of: Note.entityName)
        var body = try request.object()
        let title = body.patch("title", title)
        try body.finish()
        return try await context.store.write(for: request) { transaction in
            guard var note = try NoteRepository.lock(id, in: transaction) else {
                throw Refusal.notFound(Note.entityName)
            }
            try request.ifMatch(note.version)
            note.title = title.applied(to: note.title)
            let changed = try NoteRepository.update(note, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}

/// Takes no body.
struct ArchiveNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/notes/{note}/archive"

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        _ = try await context.writer(of: request)
        return .noContent
    }
}

/// A POST about a row that is there.
struct TouchNoteRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/notes/{note}/touch"

    let context: ExampleContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        _ = try await context.writer(of: request)
        let id = try request.id("note", of: Note.entityName)
        return try await context.store.write(for: request) { transaction in
            let note = try NoteRepository.row(id, permittedBy: .every, in: transaction)
            try request.ifMatch(note.version)
            let changed = try NoteRepository.update(note, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}

/// Answers with what it was asked.
struct EchoRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/echo/{word}"
    static let body = BodyKind.json

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let word = try request.value("word", .text(1...5), of: "word")
        let body = try request.object()
        _ = body
        return .json(.ok, ["word": .string(word), "length": .integer(request.body.count)])
    }
}

/// Answers late.
struct WaitRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/wait"

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        try await Task.sleep(for: .milliseconds(500))
        return .json(.ok, ["waited": true])
    }
}

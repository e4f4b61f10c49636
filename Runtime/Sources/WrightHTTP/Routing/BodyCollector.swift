import HTTPTypes
import Hummingbird

/// Reads the body of a request, up to a limit.
struct BodyCollector {
    /// The greatest length, in bytes.
    let limit: Int

    /// The whole body.
    ///
    /// - Throws: `Problem` 413 where it is longer than the limit, 400 where it ends early.
    func body(of request: Request) async throws -> [UInt8] {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw tooLarge }
        var body: [UInt8] = []
        do {
            for try await part in request.body {
                guard body.count + part.readableBytes <= limit else { throw tooLarge }
                body.append(contentsOf: part.readableBytesView)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw incomplete
        }
        // A connection that breaks in the middle looks like the end of the body; the announced length tells.
        if let announced, body.count < announced { throw incomplete }
        return body
    }

    private var tooLarge: Problem {
        Problem(.contentTooLarge, code: "content_too_large", "The body is longer than \(limit) bytes.")
    }

    private var incomplete: Problem {
        Problem(.badRequest, code: "incomplete_body", "The body ended before its announced length.")
    }
}

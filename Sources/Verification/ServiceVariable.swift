import DesignModel
import Diagnostics

/// A variable that every written service reads.
struct ServiceVariable {
    var name: String
    /// Completes "the service could not be told …".
    var meaning: String
    var example: String
    /// What its type is to be, in words.
    var wanted: String
    var fits: @Sendable (FieldType) -> Bool

    static let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]

    static var all: [ServiceVariable] {
        [
            ServiceVariable(
                name: "HOST",
                meaning: "which address to listen on",
                example: "| `HOST` | text | `127.0.0.1` | Address to listen on. |",
                wanted: "text",
                fits: { if case .text = $0 { true } else { false } }
            ),
            ServiceVariable(
                name: "PORT",
                meaning: "which port to listen on",
                example: "| `PORT` | integer(1..65535) | `8080` | Port to listen on. |",
                wanted: "integer(1..65535), or a part of it",
                fits: { type in
                    guard case .integer(let bounds) = type else { return false }
                    return bounds.isWithin(FieldType.Bounds(least: 0, most: 65535))
                }
            ),
            ServiceVariable(
                name: "DATABASE_URL",
                meaning: "where its data is",
                example: "| `DATABASE_URL` | url | `sqlite:NAME.db` | Where the data is. |",
                wanted: "url",
                fits: { $0 == .url || $0 == .secret(.url) }
            ),
            ServiceVariable(
                name: "LOG_LEVEL",
                meaning: "how much to log",
                example:
                    "| `LOG_LEVEL` | one of `trace`, `debug`, `info`, `warning`, `error` | `info` | How much is logged. |",
                wanted: "one of \(levels.map { "`\($0)`" }.joined(separator: ", ")), or some of them",
                fits: { type in
                    guard case .oneOf(let words) = type else { return false }
                    return words.allSatisfy(levels.contains)
                }
            ),
        ]
    }
}

extension DesignView {
    /// Variables that the design names outside Configuration.
    var namedVariables: [Located<String>] {
        let authentication = design.authentication
        let own = [authentication?.key, authentication?.keySet, authentication?.apiKey?.value.variable]
        let called = integrations.flatMap { integration -> [Located<String>?] in
            let proof = integration.authentication
            return [integration.baseURL]
                + (proof?.value.variables ?? []).map { Located($0, at: proof?.span ?? integration.span) }
        }
        return (own + called).compactMap { $0 }
    }
}

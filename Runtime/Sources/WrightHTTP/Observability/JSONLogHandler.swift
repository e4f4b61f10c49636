import Foundation
import Logging
import WrightRuntime

/// Writes each log event as one line of JSON: `time`, `level`, `message`, `logger`, then the metadata by name.
///
/// ```json
/// {"time":"2026-03-01T00:00:00.000000Z","level":"info","logger":"tickets","message":"request","status":200}
/// ```
///
/// Values of type `Secret` come out as `<redacted>`.
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel: Logger.Level

    private let label: String
    private let clock: any ServiceClock
    private let write: @Sendable ([UInt8]) -> Void

    /// A handler.
    ///
    /// - Parameters:
    ///   - label: The name of the logger.
    ///   - write: Takes one line with its line feed; standard error unless something else is wanted.
    public init(
        label: String,
        level: Logger.Level = .info,
        clock: any ServiceClock = SystemClock(),
        write: @escaping @Sendable ([UInt8]) -> Void = JSONLogHandler.writeToStandardError
    ) {
        self.label = label
        self.clock = clock
        self.write = write
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var line: [JSONObject.Member] = [
            .init(name: "time", value: clock.now().json),
            .init(name: "level", value: .string(event.level.rawValue)),
            .init(name: "logger", value: .string(label)),
            .init(name: "message", value: .string(event.message.description)),
        ]
        if let error = event.error { line.append(.init(name: "error", value: .string("\(error)"))) }
        line += allMetadata(of: event).map { .init(name: $0.key, value: Self.json($0.value)) }
        var bytes = JSONValue.object(JSONObject(line)).bytes
        bytes.append(UInt8(ascii: "\n"))
        write(bytes)
    }

    /// One write per line, so that lines of several threads do not mix; what cannot be written is lost.
    public static let writeToStandardError: @Sendable ([UInt8]) -> Void = { line in
        try? FileHandle.standardError.write(contentsOf: Data(line))
    }

    /// The metadata of the handler, of its provider and of the event, in the order of their names.
    private func allMetadata(of event: LogEvent) -> [(key: String, value: Logger.MetadataValue)] {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        return all.sorted { $0.key < $1.key }
    }

    private static func json(_ value: Logger.MetadataValue) -> JSONValue {
        switch value {
        case .string(let text):
            .string(text)
        case .stringConvertible(let value):
            switch value {
            case let number as Int: .integer(number)
            case let number as Double where number.isFinite: .number("\(number)")
            case let flag as Bool: .bool(flag)
            default: .string(value.description)
            }
        case .array(let values):
            .array(values.map(json))
        case .dictionary(let members):
            .object(
                JSONObject(members.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: json($0.value)) })
            )
        }
    }
}

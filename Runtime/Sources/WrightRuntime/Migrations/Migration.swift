import Foundation

/// One step of the schema: the SQL that takes it, and the SQL that takes it back.
public struct Migration: Sendable, Hashable {
    /// The place in the order, from 1.
    public let number: Int
    /// What it does, as in its file name: `create_people`.
    public let name: String
    /// The statements that take the step.
    public let up: String
    /// The statements that take it back.
    public let down: String

    /// Makes a migration.
    public init(number: Int, name: String, up: String, down: String) {
        self.number = number
        self.name = name
        self.up = up
        self.down = down
    }

    /// SHA-256 over both texts, in hexadecimal.
    public var checksum: String {
        Digest.hexadecimal(of: [up, down])
    }

    /// `0001_create_people`
    public var title: String {
        "\(TimeText.padded(number, to: 4))_\(name)"
    }
}

extension Migration {
    /// The migrations in a folder: `0001_NAME.up.sql` beside `0001_NAME.down.sql`, by number.
    /// - Throws: ``StorageError`` of code `failedMigration` if a file has no counterpart, or of `unavailable` if the
    ///   folder cannot be read.
    public static func all(in folder: URL) throws -> [Migration] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            let titles = names.filter { $0.hasSuffix(".up.sql") }.map { $0.dropLast(".up.sql".count) }
            return try titles.map { title in
                guard let parts = title.wholeMatch(of: /([0-9]+)_(.+)/)?.output, let number = Int(parts.1) else {
                    throw StorageError(.failedMigration, "\(title).up.sql is not named NUMBER_NAME.up.sql.")
                }
                func text(_ direction: String) throws -> String {
                    try String(contentsOf: folder.appending(path: "\(title).\(direction).sql"), encoding: .utf8)
                }
                return try Migration(number: number, name: String(parts.2), up: text("up"), down: text("down"))
            }.sorted { $0.number < $1.number }
        } catch let error as StorageError { throw error } catch {
            throw StorageError(.unavailable, "The migrations in \(folder.path) cannot be read.", cause: error)
        }
    }
}

/// Where one migration stands.
public struct MigrationStatus: Sendable, Hashable {
    /// What is known of a migration.
    public enum State: Sendable, Hashable {
        /// It is in the schema since then.
        case applied(Timestamp)
        /// It is not in the schema yet.
        case pending
        /// It is in the schema, but its text is another one now.
        case changed(Timestamp)
        /// It is in the schema, but this program does not know it.
        case unknown(Timestamp)
    }

    public let number: Int
    public let name: String
    public let state: State

    /// The line that a command prints: `0001_create_people  applied 2026-03-01T00:00:00.000000Z`.
    public var text: String {
        let title = "\(TimeText.padded(number, to: 4))_\(name)"
        return switch state {
        case .applied(let time): "\(title)  applied \(time.text)"
        case .pending: "\(title)  pending"
        case .changed(let time): "\(title)  changed since it was applied \(time.text)"
        case .unknown(let time): "\(title)  applied \(time.text), not known to this program"
        }
    }
}

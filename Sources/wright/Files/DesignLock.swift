import Crypto
import Foundation

/// `design.lock`: which files of a folder Wright owns, with their hashes, and the design that they come from.
struct DesignLock: Codable, Equatable {
    static let name = "design.lock"
    static let currentFormat = 1

    var format = currentFormat
    var wright: String
    /// SHA-256 of the design's bytes.
    var design: String
    /// SHA-256 of the vendored runtime: its paths and contents.
    var runtime: String
    /// SHA-256 by path.
    var files: [String: String]

    static func hash(_ data: some DataProtocol) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: data).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    static func hash(_ text: String) -> String {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }

    /// - Returns: `nil` where the folder has none.
    /// - Throws: `Stop` where it has one that cannot be read: owned files could not be told from others.
    static func read(in folder: URL) throws -> DesignLock? {
        let file = folder.appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard let data = FileManager.default.contents(atPath: file.path),
            let lock = try? JSONDecoder().decode(DesignLock.self, from: data)
        else {
            throw Stop(.usage, "\(file.path) cannot be read; restore it, or build into another folder")
        }
        guard lock.format == currentFormat else {
            throw Stop(.usage, "\(file.path) has format \(lock.format), this wright knows \(currentFormat)")
        }
        return lock
    }

    func encoded() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

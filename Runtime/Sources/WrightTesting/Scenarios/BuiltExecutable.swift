import Foundation

/// Finds what the build has made, from inside a test of the same build.
enum BuiltExecutable {
    /// The file of an executable product.
    ///
    /// - Throws: `Mismatch` where it is not beside the tests.
    static func find(_ name: String) throws -> URL {
        var searched: [String] = []
        for start in startingPoints {
            var folder = start.resolvingSymlinksInPath().deletingLastPathComponent()
            // A test bundle is a file beside the executable on Linux, and a folder some levels deep elsewhere.
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent(name)
                searched.append(candidate.path)
                if isExecutableFile(candidate.path) { return candidate }
                folder = folder.deletingLastPathComponent()
            }
        }
        throw Mismatch("the executable \(name) is not built; searched: \(searched.joined(separator: ", "))")
    }

    private static var startingPoints: [URL] {
        let running = [ProcessInfo.processInfo.arguments.first, Bundle.main.executablePath].compactMap(\.self)
        let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundlePath)
        return (running + bundles).map { URL(fileURLWithPath: $0) }
    }

    private static func isExecutableFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }
}

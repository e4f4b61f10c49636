import Foundation
import GRDB
import WrightRuntime

/// How connections are set up.
enum SQLiteConfiguration {
    static func make(busyTimeout: Duration) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(TimeInterval(busyTimeout.wholeMicroseconds) / 1_000_000)
        // The write queue opens and ends transactions itself, and repairs one that it could not end.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            for function in SQLiteFunctions.all { database.add(function: function) }
        }
        return configuration
    }
}

/// The functions that SQLite lacks; null in, null out, and the same result for the same arguments.
enum SQLiteFunctions {
    static let all = [
        text("wright_lower", ExpressionFunctions.lower),
        text("wright_upper", ExpressionFunctions.upper),
        text("wright_slug", ExpressionFunctions.slug),
        DatabaseFunction("wright_matches", argumentCount: 2, pure: true) { arguments in
            guard let text = String.fromDatabaseValue(arguments[0]),
                let pattern = String.fromDatabaseValue(arguments[1])
            else { return nil }
            return try ExpressionFunctions.matches(text, pattern)
        },
    ]

    private static func text(_ name: String, _ function: @escaping @Sendable (String) -> String) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: 1, pure: true) { arguments in
            String.fromDatabaseValue(arguments[0]).map(function)
        }
    }
}

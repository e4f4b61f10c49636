extension Functions {
    /// Whole seconds of a timestamp that SQLite holds as microseconds since 1970, rounded down also before 1970.
    private static let sqliteSeconds = "(($0 - (($0 % 1000000) + 1000000) % 1000000) / 1000000)"

    private static func sqlitePart(_ format: String, minus offset: Int) -> String {
        let part = "CAST(strftime('\(format)', \(sqliteSeconds), 'unixepoch') AS INTEGER)"
        return offset == 0 ? part : "(\(part) - \(offset))"
    }

    private static func postgresPart(_ field: String, minus offset: Int) -> String {
        let part = "CAST(EXTRACT(\(field) FROM $0 AT TIME ZONE 'UTC') AS bigint)"
        return offset == 0 ? part : "(\(part) - \(offset))"
    }

    private struct Part {
        var name: FunctionName
        var format: String
        var field: String
        var offset = 0
        var summary: String
    }

    /// CEL counts months, days of the month (but not `getDate`), of the week and of the year from 0.
    private static let parts: [Part] = [
        Part(name: "getFullYear", format: "%Y", field: "YEAR", summary: "the year in UTC"),
        Part(name: "getMonth", format: "%m", field: "MONTH", offset: 1, summary: "the month in UTC, January is 0"),
        Part(name: "getDate", format: "%d", field: "DAY", summary: "the day of the month in UTC, from 1"),
        Part(
            name: "getDayOfMonth",
            format: "%d",
            field: "DAY",
            offset: 1,
            summary: "the day of the month in UTC, from 0"
        ),
        Part(name: "getDayOfWeek", format: "%w", field: "DOW", summary: "the day of the week in UTC, Sunday is 0"),
        Part(
            name: "getDayOfYear",
            format: "%j",
            field: "DOY",
            offset: 1,
            summary: "the day of the year in UTC, from 0"
        ),
        Part(name: "getHours", format: "%H", field: "HOUR", summary: "the hour in UTC"),
        Part(name: "getMinutes", format: "%M", field: "MINUTE", summary: "the minute in UTC"),
    ]

    private static var timestampParts: [ExpressionFunction] {
        parts.map { part in
            .init(
                part.name,
                [.type(.timestamp)],
                .type(.integer),
                .method,
                swift: .template("ExpressionFunctions.\(part.name.rawValue)($0)"),
                sql: .scalar(
                    sqlite: sqlitePart(part.format, minus: part.offset),
                    postgres: postgresPart(part.field, minus: part.offset)
                ),
                part.summary
            )
        } + [
            .init(
                "getSeconds",
                [.type(.timestamp)],
                .type(.integer),
                .method,
                swift: .template("ExpressionFunctions.getSeconds($0)"),
                sql: .scalar(
                    sqlite: sqlitePart("%S", minus: 0),
                    postgres: "CAST(floor(EXTRACT(SECOND FROM $0 AT TIME ZONE 'UTC')) AS bigint)"
                ),
                "the second of the minute"
            ),
            .init(
                "getMilliseconds",
                [.type(.timestamp)],
                .type(.integer),
                .method,
                swift: .template("ExpressionFunctions.getMilliseconds($0)"),
                sql: .scalar(
                    sqlite: "(((($0 % 1000000) + 1000000) % 1000000) / 1000)",
                    postgres: "(CAST(floor(EXTRACT(MILLISECONDS FROM $0 AT TIME ZONE 'UTC')) AS bigint) % 1000)"
                ),
                "the millisecond of the second"
            ),
        ]
    }

    /// CEL gives the whole duration in the unit, but `getMilliseconds` the part below a second.
    private static var durationParts: [ExpressionFunction] {
        [
            ("getHours", "/ 3600000000", "whole hours of the duration"),
            ("getMinutes", "/ 60000000", "whole minutes of the duration"),
            ("getSeconds", "/ 1000000", "whole seconds of the duration"),
            ("getMilliseconds", "/ 1000 % 1000", "the milliseconds of the duration below a second"),
        ].map { (name: String, arithmetic: String, summary: String) in
            .init(
                FunctionName(rawValue: name),
                [.type(.duration)],
                .type(.integer),
                .method,
                swift: .template("ExpressionFunctions.\(name)($0)"),
                sql: .scalar(sqlite: "($0 \(arithmetic))", postgres: nil),
                summary
            )
        }
    }

    static let time: [ExpressionFunction] =
        [
            .init("now", [], .type(.timestamp), .function, swift: .ofService, "the time of the request or of the job"),
            .init("today", [], .type(.date), .function, swift: .ofService, "the date of `now()` in UTC"),
            .init(
                "date",
                [.type(.timestamp)],
                .type(.date),
                .function,
                swift: .template("ExpressionFunctions.date($0)"),
                sql: .scalar(
                    sqlite: "date(\(sqliteSeconds), 'unixepoch')",
                    postgres: "CAST($0 AT TIME ZONE 'UTC' AS date)"
                ),
                "the date in UTC"
            ),
            .init(
                "date",
                [.type(.text)],
                .type(.date),
                .function,
                swift: .throwing("ExpressionFunctions.date($0)"),
                "the date that the text spells: `date(\"2026-03-01\")`"
            ),
            .init(
                "timestamp",
                [.type(.date)],
                .type(.timestamp),
                .function,
                swift: .template("ExpressionFunctions.timestamp($0)"),
                sql: .scalar(
                    sqlite: "(CAST(strftime('%s', $0) AS INTEGER) * 1000000)",
                    postgres: "(CAST($0 AS timestamp) AT TIME ZONE 'UTC')"
                ),
                "the beginning of the day in UTC"
            ),
            .init(
                "timestamp",
                [.type(.text)],
                .type(.timestamp),
                .function,
                swift: .throwing("ExpressionFunctions.timestamp($0)"),
                "the time that the text spells: `timestamp(\"2026-03-01T12:00:00Z\")`"
            ),
            .init(
                "timestamp",
                [.type(.timestamp)],
                .type(.timestamp),
                .function,
                swift: .template("$0"),
                "the same time"
            ),
            .init(
                "duration",
                [.type(.text)],
                .type(.duration),
                .function,
                swift: .throwing("ExpressionFunctions.duration($0)"),
                "the duration that the text spells: `duration(\"1h30m\")`"
            ),
            .init(
                "duration",
                [.type(.duration)],
                .type(.duration),
                .function,
                swift: .template("$0"),
                "the same duration"
            ),
        ] + timestampParts + durationParts
}

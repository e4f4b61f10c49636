/// Why a case comes out otherwise than in the suite.
enum Difference: String, CaseIterable {
    case microseconds = "times hold microseconds, the suite's nanoseconds"
    case duration = "a duration may be longer than 10,000 years: up to what 64 bits of microseconds hold"
    case decimal = "the number is an exact decimal, the suite's a rounded double"
    case index = "an index beyond the end gives null"
    case order =
        "elements are tried from the first on, and one that fails is a failure of the whole, whatever the next ones say"

    /// By the titles of the cases; what differs and is not here is a fault.
    static let known: [String: Difference] = [
        "conversions/int/double_int_max_range": .decimal,
        "conversions/int/double_int_min_range": .decimal,
        "lists/index/index_out_of_bounds": .index,
        "macros/all/list_elem_error_shortcircuit": .order,
        "timestamps/timestamp_conversions/toString_timestamp_nanos": .microseconds,
        "timestamps/timestamp_arithmetic/add_time_to_duration_nanos_negative": .microseconds,
        "timestamps/timestamp_arithmetic/add_time_to_duration_nanos_positive": .microseconds,
        "timestamps/timestamp_range/add_duration_nanos_over": .microseconds,
        "timestamps/timestamp_range/add_duration_nanos_under": .microseconds,
        "timestamps/timestamp_range/sub_time_duration_over": .duration,
        "timestamps/timestamp_range/sub_time_duration_under": .duration,
        "timestamps/duration_range/from_string_under": .duration,
        "timestamps/duration_range/from_string_over": .duration,
        "timestamps/duration_range/add_under": .duration,
        "timestamps/duration_range/add_over": .duration,
        "timestamps/duration_range/sub_under": .duration,
        "timestamps/duration_range/sub_over": .duration,
    ]
}

// Written routes name methods, header fields and statuses: one import gives them all.
@_exported import HTTPTypes
@_exported import WrightRuntime

// The level of the log is a setting of every service.
@_exported import struct Logging.Logger

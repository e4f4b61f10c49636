// Services name the types of their columns without importing all of Foundation.
@_exported import struct Foundation.Decimal
@_exported import struct Foundation.UUID

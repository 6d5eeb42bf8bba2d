using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HospitalCrm.Core.Data.Conventions;

/// <summary>Keys on SQLite are 16 big-endian bytes: half the size of text, and version-7 order is byte order.</summary>
internal sealed class IdBytes<T>() : ValueConverter<Id<T>, byte[]>(id => id.Value.ToByteArray(true), bytes => new Id<T>(new Guid(bytes, true)));

internal sealed class IdGuid<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class GuidBytes() : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>SQLite can neither compare nor order a DateTimeOffset; UTC ticks it can.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);

/// <summary>SQLite knows no decimal: whole thousandths are summed and compared exactly, by the database itself.</summary>
internal sealed class Thousandths() : ValueConverter<decimal, long>(value => (long)decimal.Round(value * 1000m, MidpointRounding.AwayFromZero), stored => stored / 1000m);

internal sealed class SealedBytes() : ValueConverter<Sealed, byte[]>(value => value.Bytes, bytes => new Sealed(bytes));

internal sealed class SealedComparer() : ValueComparer<Sealed>((left, right) => left.Equals(right), value => value.GetHashCode(), value => value);

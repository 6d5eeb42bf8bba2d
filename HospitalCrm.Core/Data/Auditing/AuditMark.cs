using System.Buffers.Binary;
using HospitalCrm.Core.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// The one row that says how far the chain reaches, written in the very transaction that extends it and signed with the audit key:
/// entries cut off the end show even when an older head file was put back beside them (docs/adr/0025).
/// </summary>
public sealed class AuditMark
{
    private AuditMark()
    {
    }

    internal AuditMark(long count, byte[] hash, long headCount, Vault vault)
    {
        Count = count;
        Hash = hash;
        HeadCount = headCount;
        Code = CodeOf(vault);
    }

    public int Id { get; private set; } = 1;

    public long Count { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>How far the head file reached by then; an older head file than this was put back by somebody.</summary>
    public long HeadCount { get; private set; }

    public byte[] Code { get; private set; } = [];

    internal static AuditMark Stored(long count, byte[] hash, long headCount, byte[] code) => new() { Count = count, Hash = hash, HeadCount = headCount, Code = code };

    internal bool IsOurs(Vault vault) => Code.AsSpan().SequenceEqual(CodeOf(vault));

    private byte[] CodeOf(Vault vault)
    {
        // The first byte keeps a head's code from serving as a mark's.
        var content = new byte[1 + sizeof(long) + sizeof(long) + Hash.Length];
        content[0] = (byte)'m';
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(1), Count);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(1 + sizeof(long)), HeadCount);
        Hash.CopyTo(content, 1 + sizeof(long) + sizeof(long));
        return vault.AuditCode(content);
    }
}

internal sealed class AuditMarkMap : IEntityTypeConfiguration<AuditMark>
{
    public void Configure(EntityTypeBuilder<AuditMark> builder) => builder.Property(mark => mark.Id).ValueGeneratedNever();
}

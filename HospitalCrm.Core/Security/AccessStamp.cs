using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Security;

/// <summary>
/// One row that counts up in the transaction of every change of rights, so that other processes on this database can see for the price
/// of a key read that what they remember is old. It is also what two such changes wait for each other at.
/// </summary>
public sealed class AccessStamp
{
    public int Id { get; private set; }

    /// <summary>Raised with roles, their rights and who holds them.</summary>
    public long Rights { get; private set; }

    /// <summary>Raised when a sign-in session is ended by somebody or something other than its own sign-out.</summary>
    public long Sessions { get; private set; }
}

internal sealed class AccessStampMap : IEntityTypeConfiguration<AccessStamp>
{
    public void Configure(EntityTypeBuilder<AccessStamp> builder)
    {
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
        builder.HasData(new { Id = 1, Rights = 0L, Sessions = 0L });
    }
}

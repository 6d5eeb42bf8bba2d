using HospitalCrm.Core.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data;

/// <summary>What somebody typed and has not saved yet: sealed, one a person and form, gone when the form is saved or put away.</summary>
public sealed class Draft
{
    public const string BodyPurpose = "Draft.Body";

    private Draft()
    {
    }

    public Draft(string staffNo, string key, Sealed body, DateTimeOffset at)
    {
        StaffNo = staffNo;
        Key = key;
        Replace(body, at);
    }

    public string StaffNo { get; private set; } = "";

    /// <summary>Which form: <c>patient:new</c>, <c>patient:&lt;id&gt;</c>, <c>call-note:&lt;id&gt;</c>. No personal data.</summary>
    public string Key { get; private set; } = "";

    public Sealed Body { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public void Replace(Sealed body, DateTimeOffset at)
    {
        Body = body;
        SavedAt = at;
    }
}

internal sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasKey(draft => new { draft.StaffNo, draft.Key });
        builder.Property(draft => draft.StaffNo).HasMaxLength(32);
        builder.Property(draft => draft.Key).HasMaxLength(100);
    }
}

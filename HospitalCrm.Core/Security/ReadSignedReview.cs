using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>A review as it was signed, to be printed and filed: who held what that day, who signed, and whether the chain still bears it out (S1-7).</summary>
public sealed class ReadSignedReview(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ReviewRights;

    public async Task<SignedRightsReview> HandleAsync(Id<RightsReview> id, CancellationToken ct = default)
    {
        var review = await db.RightsReviews.AsNoTracking().SingleOrDefaultAsync(review => review.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        var key = id.ToString();
        var entry = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Entity == nameof(RightsReview) && entry.EntityKey == key && entry.Act == AuditAct.RightsReviewed)
            .Select(entry => new { entry.Seq, entry.Purpose })
            .FirstOrDefaultAsync(ct);
        var fingerprint = ReviewReading.FingerprintOf(review.Content);
        return new()
        {
            At = review.At,
            SignedBy = review.SignedBy,
            SignedByName = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == review.SignedBy).Select(staff => staff.Name).SingleOrDefaultAsync(ct),
            Remark = review.Remark,
            Findings = review.Findings,
            People = JsonSerializer.Deserialize<List<HeldByOne>>(review.Content) ?? [],
            Fingerprint = fingerprint,
            Entry = entry?.Seq,
            IsBorneOut = entry?.Purpose == "sha256:" + fingerprint,
        };
    }
}

public sealed record SignedRightsReview
{
    public required DateTimeOffset At { get; init; }

    public required string SignedBy { get; init; }

    public required string? SignedByName { get; init; }

    public required string? Remark { get; init; }

    public required int Findings { get; init; }

    public required IReadOnlyList<HeldByOne> People { get; init; }

    /// <summary>Of what is kept now.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The signature's place in the audit chain; null when it has none.</summary>
    public required long? Entry { get; init; }

    /// <summary>What is kept is what was signed.</summary>
    public required bool IsBorneOut { get; init; }
}

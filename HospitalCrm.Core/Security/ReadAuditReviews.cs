using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>季度审计: this quarter's figures, and what was signed before.</summary>
public sealed class ReadAuditReviews(CrmDb db, ReviewFigures figures) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewAudit;

    public async Task<AuditReviews> HandleAsync(CancellationToken ct = default)
    {
        var signed = await db.AuditReviews.AsNoTracking().OrderByDescending(review => review.Quarter).ToListAsync(ct);
        return new(
            figures.Quarter,
            await figures.ReadAsync(ct),
            [.. signed.Select(review => new SignedReview(
                review.Quarter, review.SignedAt, review.SignedByName, review.Remarks, JsonSerializer.Deserialize<List<ReviewFigure>>(review.Figures) ?? []))]);
    }
}

public sealed record AuditReviews(string Quarter, IReadOnlyList<ReviewFigure> Figures, IReadOnlyList<SignedReview> Past)
{
    public bool IsSigned => Past.Any(review => review.Quarter == Quarter);
}

public sealed record SignedReview(string Quarter, DateTimeOffset SignedAt, string SignedByName, string? Remarks, IReadOnlyList<ReviewFigure> Figures);

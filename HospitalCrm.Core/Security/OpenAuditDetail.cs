using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Opens an entry's sealed content: before and after in full. Opening it is written down first, in the archive's access record too.</summary>
public sealed class OpenAuditDetail(CrmDb db, Vault vault, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewAuditDetails;

    public async Task<IReadOnlyList<AuditField>> HandleAsync(long seq, CancellationToken ct = default)
    {
        var entry = await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Seq == seq, ct);
        if (entry?.Detail is not { } detail)
        {
            throw new RuleViolation("Audit.Missing");
        }

        await audit.AppendAsync(
            new AuditDraft(AuditAct.Revealed, nameof(AuditEntry), seq.ToString(System.Globalization.CultureInfo.InvariantCulture), clock.GetUtcNow())
            {
                PatientId = entry.PatientId,
                Purpose = "audit-detail",
            }.By(actor.Value),
            ct);
        return Fields(vault.Open(AuditEntry.DetailPurpose, detail));
    }

    /// <summary>A change is <c>{"field":[before,after]}</c>; other acts keep plain values.</summary>
    private static IReadOnlyList<AuditField> Fields(string detail)
    {
        try
        {
            using var read = JsonDocument.Parse(detail);
            return read.RootElement.ValueKind == JsonValueKind.Object
                ? [.. read.RootElement.EnumerateObject().Select(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2
                    ? new AuditField(field.Name, Text(field.Value[0]), Text(field.Value[1]))
                    : new AuditField(field.Name, null, Text(field.Value)))]
                : [new("", null, detail)];
        }
        catch (JsonException)
        {
            return [new("", null, detail)];
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}

public sealed record AuditField(string Name, string? Before, string? After);

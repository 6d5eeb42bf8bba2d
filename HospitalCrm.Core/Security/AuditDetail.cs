using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Reads the sealed content of an audit entry: in full, or covered to what tells nothing about anybody.</summary>
public sealed class AuditDetail(CrmDb db, Vault vault) : IRoomPart
{
    /// <summary>In place of a value.</summary>
    public const string Covered = "***";

    // A day may be a birthday, a text may be anything.
    private static readonly Type[] Telling = [typeof(string), typeof(DateOnly), typeof(Sealed)];

    public IReadOnlyList<AuditField> Read(AuditEntry entry) => entry.Detail is { } detail ? Fields(vault.Open(AuditEntry.DetailPurpose, detail)) : [];

    /// <summary>Of a patient's entry only what is a switch or a choice; of others what the product does not seal. What no record has (a reason, a search) is somebody's own words.</summary>
    public IReadOnlyList<AuditField> ReadCovered(AuditEntry entry)
    {
        var record = db.Model.GetEntityTypes().FirstOrDefault(type => type.ClrType.Name == entry.Entity);
        return [.. Read(entry).Select(field => IsOpen(field.Name) ? field : new(field.Name, Cover(field.Before), Cover(field.After)))];

        bool IsOpen(string name) =>
            record?.FindProperty(name) is { ClrType: var held }
            && (Nullable.GetUnderlyingType(held) ?? held) is var type
            && type != typeof(Sealed)
            && (entry.PatientId is null || !Telling.Contains(type));
    }

    private static string? Cover(string? value) => string.IsNullOrEmpty(value) ? value : Covered;

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

using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Turns tracked changes of <see cref="IAudited"/> entities into drafts: field, old, new.</summary>
internal static class ChangeRecorder
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<AuditDraft> Record(ChangeTracker tracker, Vault vault, Actor actor, DateTimeOffset at)
    {
        foreach (var entry in tracker.Entries<IAudited>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            var fields = Fields(entry, vault);
            if (entry.State == EntityState.Modified && fields.Count == 0)
            {
                continue;
            }

            var act = entry.State switch
            {
                EntityState.Added => AuditAct.Created,
                EntityState.Deleted => AuditAct.Deleted,
                _ when entry.Entity is ISoftDeleted { DeletedAt: not null } && fields.ContainsKey(nameof(ISoftDeleted.DeletedAt)) => AuditAct.Deleted,
                _ => AuditAct.Changed,
            };
            yield return new AuditDraft(act, entry.Metadata.ClrType.Name, Key(entry), at)
            {
                PatientId = entry.Entity.AuditPatient,
                Detail = JsonSerializer.Serialize(fields, Json),
            }.By(actor);
        }
    }

    private static Dictionary<string, string?[]> Fields(EntityEntry entry, Vault vault)
    {
        var fields = new Dictionary<string, string?[]>();
        foreach (var property in entry.Properties)
        {
            var name = property.Metadata.Name;
            if (property.Metadata.IsPrimaryKey() || name == nameof(Entity.Version) || property.Metadata.ClrType == typeof(byte[]))
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : Text(entry, name, property.OriginalValue, vault);
            var after = entry.State == EntityState.Deleted ? null : Text(entry, name, property.CurrentValue, vault);
            if (before != after)
            {
                fields[name] = [before, after];
            }
        }

        return fields;
    }

    private static string? Text(EntityEntry entry, string name, object? value, Vault vault) => value switch
    {
        null => null,
        Sealed { IsEmpty: true } => null,
        Sealed secret => vault.Open(entry.Metadata.ClrType.Name + "." + name, secret),
        DateTimeOffset at => at.ToUniversalTime().ToString("O"),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Key(EntityEntry entry) =>
        string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key.Name).CurrentValue?.ToString()));
}

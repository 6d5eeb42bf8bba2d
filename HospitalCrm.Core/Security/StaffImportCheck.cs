using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Looks at a whole staff file: each row by itself, against the file's other rows and against who is there already.</summary>
public sealed class StaffImportCheck(CrmDb db, StaffBook book, RoleGiving giving, IValidator<StaffEntry> validator) : IRoomPart
{
    public async Task<IReadOnlyList<StaffImportRow>> CheckAsync(IReadOnlyList<StaffEntry> entries, CancellationToken ct)
    {
        var there = (await db.Users.Select(account => account.NormalizedUserName!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await db.Roles.LoadAsync(ct);
        var rows = new List<StaffImportRow>(entries.Count);
        foreach (var entry in entries)
        {
            List<FieldProblem> problems = [.. (await validator.ValidateAsync(entry, ct)).Errors.Select(FieldProblems.From)];
            var role = entry.Role.Length > 0 ? await book.FindRoleAsync(entry.Role, ct) : null;
            if (entry.Role.Length > 0 && role is null)
            {
                problems.Add(new(nameof(StaffEntry.Role), "Security.UnknownRole", [entry.Role]));
            }
            else if (role is not null && !await giving.MayGiveAsync(role, ct))
            {
                problems.Add(new(nameof(StaffEntry.Role), "Security.RoleIsAdministrative", [role.Name]));
            }

            if (there.Contains(entry.Code.Trim().ToUpperInvariant()))
            {
                problems.Add(new(nameof(StaffEntry.Code), "Security.UserCodeTaken", [entry.Code]));
            }
            else if (!seen.Add(entry.Code.Trim()))
            {
                problems.Add(new(nameof(StaffEntry.Code), "Security.UserCodeTwice", [entry.Code]));
            }

            rows.Add(new(rows.Count + 2, entry, problems));
        }

        return rows;
    }
}

using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>The libraries for whoever fills in a form: the ward's own texts first, then everybody's.</summary>
public sealed class ReadLibrary(CrmDb db) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<IReadOnlyList<LibraryEntry>> HandleAsync(string? department, CancellationToken ct = default) =>
        await db.LibraryTexts.AsNoTracking()
            .Where(text => !text.IsOff && (text.DepartmentCode == null || text.DepartmentCode == department))
            .OrderBy(text => text.DepartmentCode == null).ThenBy(text => text.Order).ThenBy(text => text.Id)
            .Select(text => new LibraryEntry(text.Kind, text.Text))
            .ToListAsync(ct);
}

public sealed record LibraryEntry(LibraryKind Kind, string Text);

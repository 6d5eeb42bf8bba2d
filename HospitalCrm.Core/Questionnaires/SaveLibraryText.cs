using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>A ward extends a library by its own texts; those of everybody are kept by whoever keeps all.</summary>
public sealed class SaveLibraryText(CrmDb db, DesignReach reach, IValidator<LibraryTextForm> validator) : IUseCase
{
    private const int Step = 10;

    public static Permission Requires => QuestionnairePermissions.Texts;

    public async Task HandleAsync(LibraryTextForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var department = string.IsNullOrWhiteSpace(form.Department) ? null : form.Department;
        await reach.DemandAsync(Requires, department);
        var text = form.Id is { } key ? await FindAsync(new(key), form.Version, ct) : new(form.Library);
        if (form.Id is null)
        {
            db.LibraryTexts.Add(text);
        }

        text.Describe(department, form.Text.Trim(), form.Place ?? await EndAsync(text.Kind, ct), form.IsOff);
        await db.SaveChangesAsync(ct);
    }

    private async Task<LibraryText> FindAsync(Id<LibraryText> id, int version, CancellationToken ct)
    {
        var known = await db.LibraryTexts.SingleOrDefaultAsync(text => text.Id == id, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        await reach.DemandAsync(Requires, known.DepartmentCode);
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private async Task<int> EndAsync(LibraryKind kind, CancellationToken ct) =>
        (await db.LibraryTexts.Where(text => text.Kind == kind).MaxAsync(text => (int?)text.Order, ct) ?? 0) + Step;
}

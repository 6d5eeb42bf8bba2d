using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>
/// 对照 from a file: the table in which an information office keeps what its systems' codes mean. A cell without a meaning says nothing:
/// what is mapped stays mapped, and what is new goes on the work list.
/// </summary>
public sealed class SourceCodeImport(CrmDb db, CurrentActor actor, TimeProvider clock, IValidator<SourceCodeForm> validator) : ImportTarget<SourceCodeForm>(validator), IRoomPart
{
    /// <summary>The list's own columns, so that what an export wrote an import reads.</summary>
    public static readonly ImportDefinition Definition = new("codes", typeof(SourceCodeRow),
    [
        new(nameof(SourceCodeRow.Source), true),
        new(nameof(SourceCodeRow.Domain), true),
        new(nameof(SourceCodeRow.Code), true),
        new(nameof(SourceCodeRow.Meaning), true),
        new(nameof(SourceCodeRow.Seen), false) { IsIgnored = true },
        new(nameof(SourceCodeRow.LastSeenAt), false) { IsIgnored = true },
        new(nameof(SourceCodeRow.MappedBy), false) { IsIgnored = true },
    ]);

    private readonly Dictionary<SourceCodeForm, string?> _looked = new(ReferenceEqualityComparer.Instance);
    private List<(string Code, string Name)> _domains = [];
    private ILookup<string, StandardChoice> _standards = Array.Empty<StandardChoice>().ToLookup(_ => "");
    private Dictionary<(string Source, string Domain, string Code), string?> _known = [];

    protected override string KeyColumn => nameof(SourceCodeRow.Code);

    /// <summary>A and a are two codes of a source.</summary>
    protected override StringComparer KeyComparer => StringComparer.Ordinal;

    public override async Task PutAsync(string list, CancellationToken ct)
    {
        var sources = Wanted.Select(form => form.Source).Distinct().ToList();
        var there = await db.SourceCodes.Where(code => sources.Contains(code.Source)).ToDictionaryAsync(code => (code.Source, code.Domain, code.Code), ct);
        foreach (var form in Wanted)
        {
            var code = there.GetValueOrDefault((form.Source, form.Domain, form.Code));
            if (code?.Standard != _looked[form])
            {
                throw new DbUpdateConcurrencyException();
            }

            code ??= db.SourceCodes.Add(new(form.Source, form.Domain, form.Code, clock.GetUtcNow())).Entity;
            if (form.Standard is not null)
            {
                db.Audit(new AuditDraft(AuditAct.Changed, nameof(SourceCode), code.Id.ToString(), clock.GetUtcNow()) { Purpose = $"{form.Source} {form.Domain} {form.Code}: {code.Standard ?? "-"} > {form.Standard}" }.By(actor.Value));
                code.Means(form.Standard, actor.Value.StaffNo);
            }
        }
    }

    protected override async Task PrepareAsync(string list, CancellationToken ct)
    {
        _looked.Clear();
        _domains = [.. (await db.ValueDomains.AsNoTracking().Select(domain => new { domain.Code, domain.Name }).ToListAsync(ct)).Select(domain => (domain.Code, domain.Name))];
        _standards = (await db.DomainCodes.AsNoTracking().Where(code => code.IsEnabled).Select(code => new { code.Domain, code.Code, code.Name }).ToListAsync(ct))
            .ToLookup(code => code.Domain, code => new StandardChoice(code.Code, code.Name), StringComparer.Ordinal);
        _known = await db.SourceCodes.AsNoTracking().ToDictionaryAsync(code => (code.Source, code.Domain, code.Code), code => code.Standard, ct);
    }

    protected override SourceCodeForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var (domain, meaning) = (Filled(line["Domain"]), Filled(line["Meaning"]));
        var known = domain is null ? null : DomainOf(domain);
        if (domain is not null && known is null)
        {
            problems.Add(new("Domain", "Integration.NoSuchDomain", [domain]));
        }

        var standard = known is null || meaning is null ? null : StandardOf(known, meaning);
        if (known is not null && meaning is not null && standard is null)
        {
            problems.Add(new("Meaning", "Integration.NoSuchStandard", [meaning]));
        }

        return new() { Source = line["Source"].Trim(), Domain = known ?? "", Code = line["Code"].Trim(), Standard = standard };
    }

    protected override string KeyOf(SourceCodeForm form) => form.Code.Length == 0 ? "" : $"{form.Source} {form.Domain} {form.Code}";

    protected override SourceCodeForm? Known(SourceCodeForm form)
    {
        var isKnown = _known.TryGetValue((form.Source, form.Domain, form.Code), out var standard);
        _looked[form] = standard;
        return isKnown ? form with { Standard = form.Standard is null ? null : standard } : null;
    }

    protected override Task PutAsync(SourceCodeForm form, CancellationToken ct) => throw new NotSupportedException("All codes are put in together.");

    /// <summary>By its code, its name, or both as the list shows them.</summary>
    private string? DomainOf(string typed) =>
        _domains.Find(domain => typed == domain.Code || typed == $"{domain.Name} {domain.Code}").Code
        ?? (_domains.Where(domain => typed == domain.Name).ToList() is [var only] ? only.Code : null);

    private string? StandardOf(string domain, string typed)
    {
        var standards = _standards[domain].ToList();
        return standards.Find(standard => typed == standard.Code || typed == $"{standard.Code} {standard.Name}")?.Code
            ?? (standards.Where(standard => CodeWords.Same(typed, standard.Code, standard.Name)).ToList() is [var only] ? only.Code : null);
    }
}

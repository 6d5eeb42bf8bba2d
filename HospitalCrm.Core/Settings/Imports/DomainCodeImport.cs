using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Codes of value domains, of several domains in one file.</summary>
public sealed class DomainCodeImport(CrmDb db, IValidator<DomainCodeForm> validator) : ImportTarget<DomainCodeForm>(validator), IRoomPart
{
    private Dictionary<string, DomainCode> _known = [];
    private HashSet<string> _domains = [];
    private Dictionary<string, int> _last = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct)
    {
        _known = await db.DomainCodes.ToDictionaryAsync(code => Key(code.Domain, code.Code), StringComparer.Ordinal, ct);
        _last = _known.Values.GroupBy(code => code.Domain).ToDictionary(codes => codes.Key, codes => codes.Max(code => code.Order), StringComparer.Ordinal);
        _domains = [.. await db.ValueDomains.Select(domain => domain.Code).ToListAsync(ct)];
    }

    protected override DomainCodeForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var domain = line["Domain"].Trim();
        if (domain.Length > 0 && !_domains.Contains(domain))
        {
            problems.Add(new("Domain", "Settings.UnknownDomain", [domain]));
        }

        return new()
        {
            Domain = domain,
            Code = line["Code"].Trim(),
            Name = line["Name"].Trim(),
            IsEnabled = ReadYes(line, "IsEnabled", unsaid: true, problems),
            Note = Filled(line["Note"]),
        };
    }

    protected override string KeyOf(DomainCodeForm form) => form.Code.Length == 0 ? "" : Key(form.Domain, form.Code);

    protected override DomainCodeForm? Known(DomainCodeForm form)
    {
        if (!_known.TryGetValue(Key(form.Domain, form.Code), out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, IsEnabled = known.IsEnabled, Note = known.Note };
    }

    /// <summary>Not through the book: a classification has tens of thousands of codes, and asking for each would take minutes.</summary>
    protected override Task PutAsync(DomainCodeForm form, CancellationToken ct)
    {
        if (!_known.TryGetValue(Key(form.Domain, form.Code), out var code))
        {
            _last[form.Domain] = _last.GetValueOrDefault(form.Domain) + 1;
            code = new(form.Domain, form.Code, _last[form.Domain], isBuiltIn: false);
            db.DomainCodes.Add(code);
        }

        code.Describe(form.Name, form.Note, form.IsEnabled);
        return Task.CompletedTask;
    }

    private static string Key(string domain, string code) => $"{domain} {code}";
}

using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>Changes data elements, data sets and value domains, for the forms and for the import. Never saves.</summary>
public sealed class StandardBook(CrmDb db) : IRoomPart
{
    public async Task PutAsync(ValueDomainForm form, CancellationToken ct)
    {
        var code = form.Code.Trim();
        var known = await db.ValueDomains.SingleOrDefaultAsync(domain => domain.Code == code, ct);
        var domain = form.Id is { } key
            ? Edited(await db.ValueDomains.SingleOrDefaultAsync(domain => domain.Id == new Id<ValueDomain>(key), ct), edited => edited.Code, code, form.Version)
            : known is null ? db.ValueDomains.Add(new(code, isBuiltIn: false)).Entity : throw new RuleViolation("Settings.CodeTaken", code);
        domain.Describe(form.Name.Trim(), Optional(form.Oid), Optional(form.Edition), form.EffectiveOn, Optional(form.Note));
        domain.Confirm(form.IsConfirmed);
    }

    public async Task PutAsync(DomainCodeForm form, CancellationToken ct)
    {
        var (domain, code) = (form.Domain.Trim(), form.Code.Trim());
        if (!await db.ValueDomains.AnyAsync(known => known.Code == domain, ct))
        {
            throw new RuleViolation("Settings.UnknownDomain", domain);
        }

        var known = await db.DomainCodes.SingleOrDefaultAsync(item => item.Domain == domain && item.Code == code, ct);
        var item = form.Id is { } key
            ? Edited(await db.DomainCodes.SingleOrDefaultAsync(item => item.Id == new Id<DomainCode>(key), ct), edited => $"{edited.Domain} {edited.Code}", $"{domain} {code}", form.Version)
            : known is null ? db.DomainCodes.Add(new(domain, code, await NextAsync(domain, ct), isBuiltIn: false)).Entity : throw new RuleViolation("Settings.CodeTaken", code);
        item.Describe(form.Name.Trim(), Optional(form.Note), form.IsEnabled);
    }

    public async Task PutAsync(DataElementForm form, CancellationToken ct)
    {
        var code = form.Code.Trim();
        var known = await db.DataElements.SingleOrDefaultAsync(element => element.Code == code, ct);
        var element = form.Id is { } key
            ? Edited(await db.DataElements.SingleOrDefaultAsync(element => element.Id == new Id<DataElement>(key), ct), edited => edited.Code, code, form.Version)
            : known is null ? db.DataElements.Add(new(code, isBuiltIn: false)).Entity : throw new RuleViolation("Settings.CodeTaken", code);
        element.Describe(form.Name.Trim(), Optional(form.Definition), form.Kind, Optional(form.Format), Optional(form.Domain), Optional(form.Standard));
    }

    public async Task PutAsync(DataSetForm form, CancellationToken ct)
    {
        var (code, members) = (form.Code.Trim(), DataSetMember.Read(form.Members));
        var wanted = members.Select(member => member.Element).ToList();
        var there = await db.DataElements.Where(element => wanted.Contains(element.Code)).Select(element => element.Code).ToListAsync(ct);
        if (wanted.Except(there, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new RuleViolation("Settings.UnknownElement", unknown);
        }

        var known = await db.DataSets.SingleOrDefaultAsync(set => set.Code == code, ct);
        var set = form.Id is { } key
            ? Edited(await db.DataSets.SingleOrDefaultAsync(set => set.Id == new Id<DataSet>(key), ct), edited => edited.Code, code, form.Version)
            : known is null ? db.DataSets.Add(new(code)).Entity : throw new RuleViolation("Settings.CodeTaken", code);
        set.Describe(form.Name.Trim(), Optional(form.Definition), members);
    }

    private async Task<int> NextAsync(string domain, CancellationToken ct) =>
        (await db.DomainCodes.Where(item => item.Domain == domain).MaxAsync(item => (int?)item.Order, ct) ?? 0) + 1;

    private static TEntity Edited<TEntity>(TEntity? known, Func<TEntity, string> codeOf, string code, int version)
        where TEntity : Entity =>
        known is null ? throw new RuleViolation("Settings.Missing")
            : codeOf(known) != code ? throw new RuleViolation("Settings.CodeStays", codeOf(known))
            : known.Version != version ? throw new DbUpdateConcurrencyException()
            : known;

    private static string? Optional(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

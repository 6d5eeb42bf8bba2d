using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>Texts for whoever sends: the jobs of the clock, the service for other systems, a person at an archive. Reads only.</summary>
public sealed class TemplateTexts(CrmDb db, DepartmentBook departments, ParameterValues parameters) : IRoomPart
{
    // A job writes thousands of messages of one kind in one scope.
    private readonly Dictionary<string, (MessageTemplate Template, TemplateEdition Edition, TemplateText Text)> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);

    /// <param name="values">By key: text as usual (2026-03-05, 35.5), or the day, moment, amount or list of amounts itself. What has no value is absent or null.</param>
    /// <param name="department">Whose message it is: it may be called otherwise than the hospital (S3-D.1). Null: the hospital's.</param>
    /// <param name="asked">As what it is sent; a template that advertises is never sent as less.</param>
    public async Task<RenderedText> RenderAsync(string template, IReadOnlyDictionary<string, object?> values, string? department, MessageCategory? asked, CancellationToken ct)
    {
        var (known, edition, text) = await FindAsync(template, ct);
        var rule = TemplateKinds.Of(known.Kind);
        if (values.Keys.FirstOrDefault(key => rule.Find(key) is null) is { } stranger)
        {
            throw new RuleViolation("Messaging.UnknownValue", stranger);
        }

        var category = edition.Category == MessageCategory.Promotion ? MessageCategory.Promotion : asked ?? edition.Category;
        var signature = await SignatureAsync(department, ct);
        var body = text.Fill(name => Say(name, values, signature));
        return new(Checked(TextDress.Put(body, signature, category, rule.Ending, parameters.Get(TemplateParameters.OptOut))), known.Code, edition.Number, known.Kind, category)
        {
            TellsResults = text.Names.Any(name => name.NeedsConsent && Say(name, values, signature) is not null),
        };
    }

    /// <summary>Reads several at once before they are filled in; what is unknown or switched off says so when it is.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<string> templates, CancellationToken ct)
    {
        var wanted = templates.Where(code => !_read.ContainsKey(code)).ToList();
        var found =
            from template in db.MessageTemplates.AsNoTracking()
            where EF.Parameter(wanted).Contains(template.Code) && !template.IsOff
            join edition in db.TemplateEditions.AsNoTracking() on new { Template = template.Id, Number = template.InForce } equals new { Template = edition.TemplateId, Number = (int?)edition.Number }
            select new { template, edition };
        foreach (var one in wanted.Count == 0 ? [] : await found.ToListAsync(ct))
        {
            _read[one.template.Code] = (one.template, one.edition, TemplateText.Read(one.template.Kind, one.edition.Text));
        }
    }

    /// <summary>A caller's own words, signed, and with the way to refuse where they advertise.</summary>
    public async Task<string> DressAsync(string text, MessageCategory category, string? department, CancellationToken ct) =>
        Checked(TextDress.Put(text, await SignatureAsync(department, ct), category, ending: null, parameters.Get(TemplateParameters.OptOut)));

    /// <summary>A text that is still being written, with these values; nothing in it need be stored.</summary>
    public async Task<string> TryAsync(TemplateText text, MessageCategory category, Func<Placeholder, object?> values, string? department, CancellationToken ct)
    {
        var signature = await SignatureAsync(department, ct);
        var body = text.Fill(name => Say(name, name.IsKnown ? null : values(name), signature));
        return TextDress.Put(body, signature, category, TemplateKinds.Of(text.Kind).Ending, parameters.Get(TemplateParameters.OptOut));
    }

    private static string Checked(string text) => text.Length <= TextDress.Longest ? text : throw new RuleViolation("Messaging.TextTooLong", TextDress.Longest);

    private string? Say(Placeholder name, IReadOnlyDictionary<string, object?> values, string signature) =>
        Say(name, values.GetValueOrDefault(name.Key) ?? values.GetValueOrDefault(name.Word), signature);

    private string? Say(Placeholder name, object? value, string signature) => name.Key switch
    {
        TemplateKinds.HospitalKey => signature,
        TemplateKinds.HotlineKey => ValueWords.Say(name, parameters.Get(TemplateParameters.Hotline), []),
        _ => ValueWords.Say(name, value, TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords))),
    };

    private async Task<string> SignatureAsync(string? department, CancellationToken ct)
    {
        if (!_signatures.TryGetValue(department ?? "", out var name))
        {
            name = await departments.MessageNameAsync(department, ct);
            _signatures[department ?? ""] = name;
        }

        return name;
    }

    private async Task<(MessageTemplate Template, TemplateEdition Edition, TemplateText Text)> FindAsync(string code, CancellationToken ct)
    {
        if (_read.TryGetValue(code, out var read))
        {
            return read;
        }

        var template = await db.MessageTemplates.AsNoTracking().SingleOrDefaultAsync(known => known.Code == code, ct) ?? throw new RuleViolation("Messaging.UnknownTemplate", code);
        if (template.IsOff || template.InForce is not { } number)
        {
            throw new RuleViolation("Messaging.TemplateOff", code);
        }

        var edition = await db.TemplateEditions.AsNoTracking().SingleAsync(known => known.TemplateId == template.Id && known.Number == number, ct);
        _read[code] = (template, edition, TemplateText.Read(template.Kind, edition.Text));
        return _read[code];
    }
}

using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings.Standards;

namespace HospitalCrm.Core.Integration.Checks;

/// <summary>Looks through one view's rows and says what the product would make of them; nothing is stored (<c>crm his check</c>).</summary>
/// <param name="headings">The columns that are there.</param>
public sealed class HisViewCheck(HisView view, IReadOnlyList<string> headings, NumberingPlan plan)
{
    private const int MostSamples = 5;

    /// <summary>So many rows have the same code; hardly ever the same person's name.</summary>
    private const int OftenEnough = 20;

    private static readonly Dictionary<string, HashSet<string>> Standards = PublishedCodes.Domains
        .ToDictionary(domain => domain.Code, domain => PublishedCodes.Of(domain.Table).Select(row => row.Code).ToHashSet(StringComparer.Ordinal));

    private static readonly Dictionary<string, IReadOnlyList<(string Code, string Name)>> Names = PublishedCodes.Domains
        .ToDictionary(domain => domain.Code, domain => (IReadOnlyList<(string, string)>)[.. PublishedCodes.Of(domain.Table).Select(row => (row.Code, row.Name))]);

    private readonly HashSet<string> _there = [.. headings.Select(view.Find).OfType<HisColumn>().Select(column => column.Name)];
    private readonly Dictionary<string, long> _empty = [];
    private readonly Dictionary<string, long> _faults = [];
    private readonly Dictionary<(string Domain, string Code), long> _unmapped = [];
    private readonly List<string> _samples = [];

    public HisView View => view;

    public long Rows { get; private set; }

    public long GoodRows { get; private set; }

    public long Phones { get; private set; }

    public long BadPhones { get; private set; }

    public long IdNumbers { get; private set; }

    public long BadIdNumbers { get; private set; }

    /// <summary>The newest <c>updated_at</c>, in the contract's spelling.</summary>
    public string? Newest { get; private set; }

    public IReadOnlyList<string> MissingRequired => [.. view.Columns.Where(column => column.MustExist && !_there.Contains(column.Name)).Select(column => column.Name)];

    public IReadOnlyList<string> MissingOptional => [.. view.Columns.Where(column => !column.MustExist && !_there.Contains(column.Name)).Select(column => column.Name)];

    /// <summary>Headings the contract does not know; they are ignored.</summary>
    public IReadOnlyList<string> Unknown => [.. headings.Where(heading => heading.Length > 0 && view.Find(heading) is null)];

    /// <summary>Required columns that stand empty in some rows, and in how many.</summary>
    public IReadOnlyList<(string Column, long Rows)> Empty => [.. view.Columns.Where(column => column.MustExist && _there.Contains(column.Name)).Select(column => (column.Name, _empty.GetValueOrDefault(column.Name)))];

    /// <summary>What would go to quarantine, by reason.</summary>
    public IReadOnlyList<(string Reason, long Rows)> Faults => [.. _faults.OrderByDescending(fault => fault.Value).Select(fault => (fault.Key, fault.Value))];

    /// <summary>Codes that are no standard codes. What may be somebody's name or number in the wrong column is covered.</summary>
    public IReadOnlyList<(string Domain, string Code, long Rows)> Unmapped =>
        [.. _unmapped.OrderByDescending(found => found.Value).Select(found => (found.Key.Domain, IsCode(found.Key.Domain, found.Key.Code, found.Value) ? found.Key.Code : new string('*', found.Key.Code.Length), found.Value))];

    /// <summary>Some rows, covered: <c>column=value</c>, separated by blanks.</summary>
    public IReadOnlyList<string> Samples => _samples;

    public void See(IEnumerable<KeyValuePair<string, string?>> row)
    {
        Rows++;
        var cells = row.ToList();
        var reading = HisReader.Read(view, cells);
        foreach (var (name, value) in cells)
        {
            if (view.Find(name) is { } column)
            {
                Look(column, value?.Trim());
            }
        }

        if (reading.Fault is { } fault)
        {
            Add(_faults, fault.ToString());
        }

        if (reading.Record is { } record)
        {
            GoodRows++;
            LookAtNumbers(record);
            Newest = record.Text("updated_at") is { } at && string.CompareOrdinal(at, Newest) > 0 ? at : Newest;
        }

        if (_samples.Count < MostSamples)
        {
            _samples.Add(string.Join(' ', cells.Where(cell => cell.Value is { Length: > 0 }).Select(Covered).OfType<string>()));
        }
    }

    private void Look(HisColumn column, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            if (column.MustExist)
            {
                Add(_empty, column.Name);
            }

            return;
        }

        // A word where a code belongs (男) is just what the work list is for; what is longer than the column is no code, and counted as a fault.
        if (HisCodes.DomainOf(column) is { } domain && value.Length <= column.Length && !Standards[domain.Code].Contains(value))
        {
            Add(_unmapped, (domain.Code, value));
        }
    }

    private void LookAtNumbers(HisRecord record)
    {
        foreach (var column in view.Columns.Where(column => HisMask.ClassOf(column) == HisPrivacy.Phone && record[column] is not null))
        {
            Phones++;
            BadPhones += PhoneNumbers.Normalise(record[column], plan).Kind is PhoneKind.Raw or PhoneKind.Unknown ? 1 : 0;
        }

        if (view.Find("id_no") is { } id && record[id] is { } number && record.Text("id_type") is null or IdTypes.ResidentIdCard)
        {
            IdNumbers++;
            BadIdNumbers += IdCardNumber.TryParse(number, out _) ? 0 : 1;
        }
    }

    private string? Covered(KeyValuePair<string, string?> cell) =>
        view.Find(cell.Key) is { } column ? $"{column.Name}={HisMask.Cover(column, cell.Value!.Trim(), plan)}" : null;

    /// <summary>Short letters and digits, the standard's own words, or what comes again and again: a name in the wrong column is none of these.</summary>
    private static bool IsCode(string domain, string value, long rows) =>
        rows >= OftenEnough || value.All(char.IsAsciiLetterOrDigit) || Names[domain].Any(known => CodeWords.Same(value, known.Code, known.Name));

    private static void Add<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}

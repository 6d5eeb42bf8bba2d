using System.Globalization;
using HospitalCrm.Core.Integration.Checks;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class HisCheckVerb : IVerb
{
    private const int MostCodes = 20;

    public string Name => "his check";

    public string Help => """
        crm his check DIR|URL [--area 010] [--outside-prefix 9]
        Says what the product would make of a hospital system's rows, and stores nothing: columns present and missing, empty required
        cells, what would go to quarantine, codes that are no standard codes, bad phones and identity numbers, the newest row, five
        covered samples. Exit 1 when a required column is missing in a view that is there, or when there is no view at all.

          DIR   a folder with <view>.csv or <view>.xlsx, the view with or without crm_v_ (patient.csv, crm_v_dept.xlsx)
          URL   where the hospital publishes the same files: GET URL/<view>.csv for each view of the contract; 404 = the view is not there
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words is not [{ } place, ..] || place.StartsWith("--", StringComparison.Ordinal))
        {
            throw new BadArguments("a folder or an address is missing");
        }

        var arguments = new Arguments([.. words.Skip(1)], ["--area", "--outside-prefix"], []);
        var plan = new NumberingPlan(arguments.Find("--area") ?? "010", arguments.Find("--outside-prefix") ?? "");
        var isAddress = Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!isAddress && !Directory.Exists(place))
        {
            throw new BadArguments($"'{place}' is neither a folder nor an address");
        }

        using var source = isAddress ? HisCheckSource.Of(address!) : HisCheckSource.Of(place);
        var (seen, isMissing) = (0, false);
        foreach (var view in HisContract.Views.Select(known => HisContract.Get(known.Name)))
        {
            if (await source.FindAsync(view, ct) is not { } file)
            {
                await Console.Out.WriteLineAsync($"{view.Name}: absent");
                continue;
            }

            seen++;
            isMissing |= !await CheckAsync(view, file, plan);
        }

        foreach (var stranger in source.Strangers)
        {
            await Console.Out.WriteLineAsync($"{stranger}: not a view of the contract, ignored");
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seen} of {HisContract.Views.Count} views present"));
        return seen == 0 ? throw new StartFailure("there is no view of the contract") : isMissing ? 1 : 0;
    }

    /// <returns>Whether every required column is there.</returns>
    private static async Task<bool> CheckAsync(HisView view, string path, NumberingPlan plan)
    {
        HisViewCheck check;
        try
        {
            using var file = HisFile.Open(path);
            check = new(view, file.Headings, plan);
            foreach (var row in file.Rows())
            {
                check.See(file.Named(row));
            }
        }
        catch (RuleViolation broken)
        {
            await Console.Out.WriteLineAsync($"{view.Name}: cannot be read: {broken.Code}");
            return false;
        }

        foreach (var line in Lines(check))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return check.MissingRequired.Count == 0;
    }

    private static IEnumerable<string> Lines(HisViewCheck check)
    {
        yield return Say($"{check.View.Name}: {check.Rows} rows, {check.Rows - check.GoodRows} to quarantine, newest {check.Newest ?? "none"}");
        if (check.MissingRequired.Count > 0)
        {
            yield return $"  MISSING required columns: {string.Join(' ', check.MissingRequired)}";
        }

        if (check.MissingOptional.Count > 0)
        {
            yield return $"  missing optional columns: {string.Join(' ', check.MissingOptional)}";
        }

        if (check.Unknown.Count > 0)
        {
            yield return $"  unknown columns, ignored: {string.Join(' ', check.Unknown)}";
        }

        foreach (var (column, rows) in check.Empty.Where(empty => empty.Rows > 0))
        {
            yield return Say($"  empty {column}: {rows} ({Share(rows, check.Rows)})");
        }

        foreach (var (reason, rows) in check.Faults)
        {
            yield return Say($"  quarantine {reason}: {rows} ({Share(rows, check.Rows)})");
        }

        foreach (var (domain, code, rows) in check.Unmapped.Take(MostCodes))
        {
            yield return Say($"  unmapped code {domain} '{code}': {rows}");
        }

        if (check.Unmapped.Count > MostCodes)
        {
            yield return Say($"  … and {check.Unmapped.Count - MostCodes} more unmapped codes");
        }

        if (check.Phones > 0)
        {
            yield return Say($"  bad phones: {check.BadPhones} of {check.Phones} ({Share(check.BadPhones, check.Phones)})");
        }

        if (check.IdNumbers > 0)
        {
            yield return Say($"  bad identity numbers: {check.BadIdNumbers} of {check.IdNumbers} ({Share(check.BadIdNumbers, check.IdNumbers)})");
        }

        foreach (var sample in check.Samples)
        {
            yield return $"  sample {sample}";
        }
    }

    private static string Say(FormattableString text) => FormattableString.Invariant(text);

    private static string Share(long part, long whole) => whole == 0 ? "0 %" : Say($"{100.0 * part / whole:0.0} %");
}

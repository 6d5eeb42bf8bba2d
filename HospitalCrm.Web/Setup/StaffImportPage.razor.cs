using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Setup;

/// <summary>Import of staff: the file is looked at row by row first, and taken over whole or not at all.</summary>
public sealed partial class StaffImportPage(UseCaseRunner run, PasswordSheets sheets)
{
    private const long LargestFile = 5_000_000;

    private Sheet? _file;
    private Dictionary<string, int> _found = [];
    private List<StaffEntry> _entries = [];
    private IReadOnlyList<int> _numbers = [];
    private IReadOnlyList<StaffImportRow> _rows = [];
    private string? _problem;
    private string? _sheet;
    private bool _isBusy;

    [CascadingParameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_file, _rows, _problem, _sheet) = (null, [], null, null);
        try
        {
            using var content = new MemoryStream();
            await using (var file = chosen.File.OpenReadStream(LargestFile))
            {
                await file.CopyToAsync(content);
            }

            // Off the circuit: a large file takes its time, and the page must go on answering.
            var isCsv = chosen.File.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            _file = await Task.Run(() => SheetFile.Read(content.ToArray(), isCsv));
        }
        catch (RuleViolation refusal)
        {
            _problem = Words[refusal.Code, [.. refusal.Args]];
            return;
        }
        catch (IOException)
        {
            _problem = Words["Security.UnreadableFile"];
            return;
        }

        _found = StaffSheet.Guess(_file.Headings);
        await PreviewAsync();
    }

    /// <summary>The check counts entries; whoever looks for a mistake counts the rows of the file.</summary>
    private int NumberOf(StaffImportRow row) => row.Row - 2 is var at && at < _numbers.Count ? _numbers[at] : row.Row;

    private static string Word(string column) => char.ToUpperInvariant(column[0]) + column[1..];

    /// <summary>Somebody says what a heading means that the product does not know.</summary>
    private Task MapAsync(string column, ChangeEventArgs change)
    {
        _found.Remove(column);
        if (int.TryParse(change.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            _found[column] = at;
        }

        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_rows, _problem) = ([], null);
        try
        {
            _entries = [.. StaffSheet.Entries(_file!, _found)];
            _numbers = StaffSheet.Numbers(_file!, _found);
        }
        catch (RuleViolation refusal)
        {
            _problem = Words[refusal.Code, [.. refusal.Args]];
            return;
        }

        var outcome = await run.RunAsync(Actor, (PreviewStaffImport use) => use.HandleAsync(_entries));
        _rows = outcome.Value ?? [];
        _problem = outcome.Problem is { } problem ? Words.Of(problem) : _rows.Count == 0 ? Words["Security.ImportSize", ImportStaff.MostRows] : null;
    }

    private async Task ImportAsync()
    {
        _isBusy = true;
        var outcome = await run.RunAsync(Actor, (ImportStaff use) => use.HandleAsync(_entries));
        _isBusy = false;
        if (outcome.Problem is { } problem)
        {
            _problem = Words.Of(problem);
            return;
        }

        _sheet = "/setup/passwords/" + sheets.Keep(Actor.AccountId, outcome.Value!);
        (_file, _rows, _entries) = (null, [], []);
    }
}

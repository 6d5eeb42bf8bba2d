using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Setup;

/// <summary>Import of staff: the file is looked at row by row first, and taken over whole or not at all.</summary>
public sealed partial class StaffImportPage(UseCaseRunner run, PasswordSheets sheets)
{
    private const long LargestFile = 5_000_000;

    private List<StaffEntry> _entries = [];
    private IReadOnlyList<StaffImportRow> _rows = [];
    private string? _problem;
    private string? _sheet;
    private bool _isBusy;

    [CascadingParameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_rows, _problem, _sheet) = ([], null, null);
        try
        {
            using var content = new MemoryStream();
            await using (var file = chosen.File.OpenReadStream(LargestFile))
            {
                await file.CopyToAsync(content);
            }

            content.Position = 0;
            _entries = [.. StaffSheet.Read(content, chosen.File.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))];
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
        (_rows, _entries) = ([], []);
    }
}

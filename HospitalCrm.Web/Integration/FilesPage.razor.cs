using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Integration;

/// <summary>The door for files: where to drop them, a file by hand, and what became of the last ones.</summary>
public sealed partial class FilesPage(UseCaseRunner run, Wording words, FileNews news, ParameterValues parameters)
{
    private Action _onNews = () => { };
    private FeedFiles? _files;
    private FileReport? _report;
    private Problem? _problem;
    private string _view = "";
    private string _source = "";
    private string _name = "";
    private bool _mayUpload;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    private Wording Words => words;

    public void Dispose() => news.Changed -= _onNews;

    protected override async Task OnInitializedAsync()
    {
        _source = parameters.Get(FileParameters.Source);
        _mayUpload = await run.MayAsync(Actor, UploadFile.Requires);
        await LookAsync();
        _onNews = Here.Bound(() => _ = InvokeAsync(async () =>
        {
            await LookAsync();
            StateHasChanged();
        }));
        news.Changed += _onNews;
    }

    private async Task LookAsync()
    {
        var outcome = await run.RunAsync(Actor, (ReadFeedFiles use) => use.HandleAsync());
        (_files, _problem) = (outcome.Value ?? _files, outcome.Problem);
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        (_report, _problem, _name, _isBusy) = (null, null, chosen.File.Name, true);
        try
        {
            if (chosen.File.Size > UploadFile.Largest)
            {
                _problem = new(ProblemKind.Refused, "Settings.FileTooLarge", UploadFile.Largest / 1024 / 1024);
                return;
            }

            var view = _view.Length > 0 ? _view : FileViews.Of(chosen.File.Name) ?? "";
            if (view.Length == 0)
            {
                _problem = new(ProblemKind.Refused, "Integration.FileViewUnsaid");
                return;
            }

            await using var content = chosen.File.OpenReadStream(UploadFile.Largest);
            var outcome = await run.RunAsync(Actor, (UploadFile use) => use.HandleAsync(chosen.File.Name, view, _source, content));
            (_report, _problem) = (outcome.Value, outcome.Problem);
        }
        catch (IOException)
        {
            _problem = new(ProblemKind.Refused, "Settings.FileUnreadable");
        }
        finally
        {
            _isBusy = false;
        }
    }
}

using Bunit;
using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests;

/// <summary>A page on a real hospital: what it shows was read through the one door, as the actor it is shown to.</summary>
public sealed class PageTest : IAsyncDisposable
{
    private readonly BunitContext _browser = new();

    private PageTest(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public BunitContext Browser => _browser;

    public NavigationManager Nav => _browser.Services.GetRequiredService<NavigationManager>();

    /// <summary>The toasts so far.</summary>
    public IReadOnlyList<string> Said() => [.. _browser.Services.GetRequiredService<Radzen.NotificationService>().Messages.Select(note => note.Summary)];

    public static async Task<PageTest> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var page = new PageTest(await TestHospital.OpenAsync(more));
        page.Dress();
        return page;
    }

    /// <summary>Shows a page to somebody.</summary>
    public IRenderedComponent<TPage> Show<TPage>(Actor actor, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        _browser.RenderTree.Add<CascadingValue<Actor>>(value => value.Add(cascading => cascading.Value, actor));
        return _browser.Render<TPage>(parameters ?? (_ => { }));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Hospital.DisposeAsync();
    }

    private void Dress()
    {
        var core = Hospital.Services;
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddLogging();
        _browser.Services.AddParts();
        _browser.Services.AddSingleton(core.GetRequiredService<UseCaseRunner>());
        _browser.Services.AddSingleton(core.GetRequiredService<Grants>());
        _browser.Services.AddSingleton(core.GetRequiredService<Sessions>());
        _browser.Services.AddSingleton(core.GetRequiredService<HospitalProfile>());
        _browser.Services.AddSingleton(core.GetRequiredService<HospitalCrm.Core.Data.DataOptions>());
        _browser.Services.AddSingleton(core.GetRequiredService<ParameterValues>());
        _browser.Services.AddSingleton(core.GetRequiredService<TimeProvider>());
        foreach (var validator in typeof(PatientForm).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in validator.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)))
            {
                _browser.Services.AddScoped(contract, validator);
            }
        }
    }
}

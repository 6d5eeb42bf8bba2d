using AngleSharp.Dom;
using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace HospitalCrm.Web.Tests.Parts;

/// <summary>A page in a real hospital, without a browser. The agent 王芳 is in front of it.</summary>
public abstract class PartsTest : IAsyncLifetime
{
    protected TestHospital Hospital { get; private set; } = default!;

    protected BunitContext Page { get; } = new();

    protected Actor Agent { get; private set; } = Actor.Nobody;

    internal StepClock Clock { get; } = new(TestHospital.Monday);

    protected Wording Words => Page.Services.GetRequiredService<Wording>();

    protected IEnumerable<string> Toasts => Page.Services.GetRequiredService<NotificationService>().Messages.Select(note => note.Summary);

    public async Task InitializeAsync()
    {
        Hospital = await TestHospital.OpenAsync();
        Agent = await Hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.JSInterop.SetupModule("./js/modal.js").SetupVoid("show", _ => true).SetVoidResult();
        Page.Services.AddSingleton(Hospital.Run);
        Page.Services.AddSingleton(Hospital.Services.GetRequiredService<Grants>());
        Page.Services.AddSingleton(Hospital.Services.GetRequiredService<HospitalProfile>());
        Page.Services.AddSingleton(Hospital.Services.GetRequiredService<ParameterValues>());
        Page.Services.AddSingleton<TimeProvider>(Clock);
        Page.Services.AddParts();
    }

    public async Task DisposeAsync()
    {
        await Page.DisposeAsync();
        await Hospital.DisposeAsync();
    }

    protected IRenderedComponent<TPart> Show<TPart>(Action<ComponentParameterCollectionBuilder<TPart>> with, Actor? actor = null)
        where TPart : IComponent
    {
        Page.RenderTree.Add<CascadingValue<Actor>>(cascade => cascade.Add(value => value.Value, actor ?? Agent));
        return Page.Render<TPart>(with);
    }

    protected static IElement ById<TPart>(IRenderedComponent<TPart> part, string testId)
        where TPart : IComponent =>
        part.WaitForElement($"[data-testid='{testId}']");

    protected static IReadOnlyList<IElement> AllById<TPart>(IRenderedComponent<TPart> part, string testId)
        where TPart : IComponent =>
        part.FindAll($"[data-testid='{testId}']");
}

using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;
using HospitalCrm.Device;
using HospitalCrm.Web.Tests.Architecture.Offenders.Patients;

namespace HospitalCrm.Web.Tests.Architecture;

/// <summary>The shape of Web and Device (docs/architecture.md). Every rule is followed by its proof: an offender planted in this assembly.</summary>
public sealed class WebShapeTests
{
    private static readonly Type[] Core = typeof(CrmDb).Assembly.GetTypes();
    private static readonly Type[] Web = typeof(Program).Assembly.GetTypes();
    private static readonly Type[] Device = typeof(LineDevices).Assembly.GetTypes();

    /// <summary>Pages without a policy, and why.</summary>
    private static readonly Dictionary<string, string> OpenPages = new()
    {
        ["HospitalCrm.Web.Security.Login"] = "nobody is signed in yet",
        ["HospitalCrm.Web.Security.Answer"] = "says 403 and 404 in words, to everybody",
        ["HospitalCrm.Web.Setup.FirstRunPage"] = "there is no account yet; the setup code guards it",
        ["HospitalCrm.Web.Layout.Home"] = "whoever is signed in (the fallback policy) is led to his first page",
        ["HospitalCrm.Web.Layout.NotFound"] = "says in words that there is no such page",
        ["HospitalCrm.Web.Gallery.LineMonitorPage"] = "the line monitor alone, for the benches; refused in Production",
        ["HospitalCrm.Web.Gallery.GalleryPage"] = "invented data only, and refused in Production",
        ["HospitalCrm.Web.Security.Password"] = "everybody signed in changes his own password, and must before anything else",
        ["HospitalCrm.Web.Security.LoginCode"] = "nobody is signed in yet; only the step after the right password leads here",
        ["HospitalCrm.Web.Security.Authenticator"] = "everybody signed in looks after his own second factor, and some must before anything else",
        ["HospitalCrm.Web.Archive.EmbeddedArchivePage"] = "the signed link is the proof, asked by the use case before anything is read",
        ["HospitalCrm.Web.Security.Prove"] = "everybody signed in proves who he is",
    };

    private static readonly Dictionary<string, string> NamingDb = new()
    {
        ["HospitalCrm.Web.Commands.CommandHost"] = "a command opens the installation's database itself; no circuit and no person stands behind it",
        ["HospitalCrm.Web.Commands.KeysRotateVerb"] = "re-seals what is in the database, as the operator of the machine",
        ["HospitalCrm.Web.Hosting.DatabaseWarmUp"] = "opens the database once before the product says it is ready",
        ["HospitalCrm.Web.Gallery.GalleryLists"] = "a list's source is declared over the context; these lists have none behind them",
        ["HospitalCrm.Web.Hosting.DemoStart"] = "installs the demo hospital before anybody is there to have a right",
        ["HospitalCrm.Web.Scheduling.WorkJob`1"] = "writes the run of a work in the work's own scope, as the product",
        ["HospitalCrm.Web.Scheduling.WorkSchedule"] = "reads at start which runs were missed",
    };

    /// <summary>Parts that show several rooms and stand in the wrong one, with the room they belong to. No others may follow.</summary>
    private static readonly Dictionary<string, string> WallClockReaders = [];

    private static readonly Dictionary<string, string> Blockers = [];

    private static readonly Dictionary<string, string> Interfaces = [];

    [Fact]
    public void Nothing_in_Web_holds_a_use_case_or_a_context() => Rule.Holds(WebRules.HoldsUseCaseOrDb(Web));

    [Fact]
    public void Holding_a_use_case_is_seen() => Assert.NotEmpty(WebRules.HoldsUseCaseOrDb(Planted<TakesUseCase>()));

    [Fact]
    public void An_injected_context_is_seen() => Assert.NotEmpty(WebRules.HoldsUseCaseOrDb(Planted<InjectsDb>()));

    [Fact]
    public void No_endpoint_goes_round_the_door() => Rule.Holds(WebRules.EndpointTakesUseCaseOrDb(Web.Where(type => !NamingDb.ContainsKey(RoomRules.Outermost(type).FullName!))));

    [Fact]
    public void Endpoints_round_the_door_are_seen() => Assert.Equal(2, WebRules.EndpointTakesUseCaseOrDb(Planted(typeof(Endpoints))).Count());

    [Fact]
    public void Web_names_the_context_only_where_it_says_why() => Rule.Holds(WebRules.NamesDb(Web, NamingDb));

    [Fact]
    public void Naming_the_context_is_seen() => Assert.NotEmpty(WebRules.NamesDb(Planted(typeof(Endpoints)), NamingDb));

    [Fact]
    public void Every_page_has_a_policy_or_says_why_not() => Rule.Holds(WebRules.PagesWithoutPolicy(Web, OpenPages));

    [Fact]
    public void Open_pages_are_seen() =>
        Assert.Equal(3, WebRules.PagesWithoutPolicy([typeof(OpenPage), typeof(SignedInPage), typeof(AnonymousAllTheSame), typeof(GuardedPage)], OpenPages).Count());

    [Fact]
    public void The_open_pages_exist() => Assert.All(OpenPages.Keys, page => Assert.NotNull(typeof(Program).Assembly.GetType(page)));

    [Fact]
    public void Rooms_in_Web_enter_only_the_rooms_they_are_allowed_to() =>
        Rule.Holds(RoomRules.Trespasses(Web));

    [Fact]
    public void A_room_in_Web_that_looks_into_another_is_seen() => Assert.NotEmpty(RoomRules.Trespasses(Planted<LooksIntoCalls>()));

    [Fact]
    public void Device_sees_lines_channels_and_kernel_only() => Rule.Holds(RoomRules.SeesTooMuchOfCore(Device));

    [Fact]
    public void A_curious_device_is_seen() => Assert.NotEmpty(RoomRules.SeesTooMuchOfCore(Planted<CuriousDevice>()));

    [Fact]
    public void Web_and_Device_name_no_database_provider() => Rule.Holds(RoomRules.NamesAProvider([.. Web, .. Device]));

    [Fact]
    public void Web_and_Device_read_no_wall_clock() => Rule.Holds(CodeRules.ReadsTheWallClock([.. Web, .. Device], WallClockReaders));

    [Fact]
    public void Web_and_Device_block_no_thread() => Rule.Holds(CodeRules.BlocksAThread([.. Web, .. Device], Blockers));

    [Fact]
    public void Web_and_Device_have_no_async_void() => Rule.Holds(CodeRules.AsyncVoid([.. Web, .. Device]));

    [Fact]
    public void No_class_has_an_empty_name() => Rule.Holds(CodeRules.EmptyNames([.. Web, .. Device]));

    [Fact]
    public void Interfaces_have_two_implementations_or_point_upward() => Rule.Holds(WebRules.LonelyInterfaces([.. Core, .. Web, .. Device], Interfaces));

    [Fact]
    public void A_lonely_interface_is_seen() => Assert.Single(WebRules.LonelyInterfaces([typeof(IAlone), typeof(Alone)], Interfaces));

    private static Type[] Planted<T>() => Planted(typeof(T));

    private static Type[] Planted(Type offender) => [.. Assembly.GetExecutingAssembly().GetTypes().Where(type => RoomRules.Outermost(type) == offender)];
}

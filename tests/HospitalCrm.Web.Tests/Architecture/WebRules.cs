using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Tests.Architecture;

/// <summary>Rules on pages and on the door between Web and Core. Each returns its offences, one line each.</summary>
internal static class WebRules
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>A circuit lives for hours, a context must not: nothing holds a use case or a context, or asks to be given one.</summary>
    public static IEnumerable<string> HoldsUseCaseOrDb(IEnumerable<Type> types) =>
        from type in types
        where !CodeRules.IsGenerated(type)
        from held in HeldBy(type)
        where IsBehindTheDoor(held.Type)
        select $"{type.FullName}.{held.Name}: {held.Type.Name}";

    /// <summary>An endpoint that takes a use case or a context as a parameter goes round the runner. <c>(X use) => …</c> is the door itself.</summary>
    public static IEnumerable<string> EndpointTakesUseCaseOrDb(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(Own)
        let parameters = method.GetParameters()
        from parameter in parameters
        where typeof(CrmDb).IsAssignableFrom(parameter.ParameterType) && CodeRules.IsGenerated(method)
            || UseCaseRules.IsUseCase(parameter.ParameterType) && parameters.Length > 1
        select $"{type.FullName}.{method.Name}({parameter.ParameterType.Name})";

    /// <summary>The database is named only where the product is put together; see the list of reasons.</summary>
    public static IEnumerable<string> NamesDb(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        where !allowed.ContainsKey(RoomRules.Outermost(type).FullName!)
        from other in References.Of(type)
        where typeof(CrmDb).IsAssignableFrom(other)
        select $"{type.FullName} -> {other.Name}";

    public static IEnumerable<string> PagesWithoutPolicy(IEnumerable<Type> types, IReadOnlyDictionary<string, string> open) =>
        from type in types
        where type.IsDefined(typeof(RouteAttribute), inherit: false) && !open.ContainsKey(type.FullName!)
        where !type.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Any(asked => asked.Policy is { Length: > 0 })
            || type.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)
        select $"{type.FullName} {string.Join(' ', type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template))}";

    /// <summary>An interface has a second implementation, or one that stands above it and could not be called otherwise.</summary>
    public static IEnumerable<string> LonelyInterfaces(IReadOnlyCollection<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        where type.IsInterface && !CodeRules.IsGenerated(type) && !allowed.ContainsKey(type.FullName!)
        let made = types.Where(other => other is { IsInterface: false, IsAbstract: false } && Implements(other, type)).ToList()
        where made.Count < 2 && !made.Any(other => StandsAbove(other, type))
        select $"{type.FullName}: {made.Count}";

    private static IEnumerable<(string Name, Type Type)> HeldBy(Type type) =>
    [
        .. type.GetConstructors(Own).SelectMany(made => made.GetParameters()).Select(parameter => (parameter.Name!, parameter.ParameterType)),
        .. type.GetFields(Own).Select(field => (field.Name, field.FieldType)),
        .. type.GetProperties(Own).Select(property => (property.Name, property.PropertyType)),
    ];

    private static bool IsBehindTheDoor(Type type) => UseCaseRules.IsUseCase(type) || typeof(CrmDb).IsAssignableFrom(type);

    /// <summary>In a project above, or in a room the interface's own room may not enter.</summary>
    private static bool StandsAbove(Type made, Type contract) =>
        made.Assembly != contract.Assembly
        || (Rooms.IsRoom(Rooms.Of(made)) && Rooms.IsRoom(Rooms.Of(contract)) && !Rooms.MayGo(Rooms.Of(contract)!, Rooms.Of(made)!));

    private static bool Implements(Type type, Type contract) =>
        type.GetInterfaces().Any(found => found == contract || (found.IsGenericType && found.GetGenericTypeDefinition() == contract));
}

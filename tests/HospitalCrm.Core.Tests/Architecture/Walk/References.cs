using System.Reflection;

namespace HospitalCrm.Architecture;

/// <summary>What a type names in its signatures, attributes and method bodies. Async and lambda bodies are nested types of their own.</summary>
internal static class References
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        AddAll(found, type.GetInterfaces());
        AddAll(found, type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        AddAll(found, type.GetFields(Own).Select(field => field.FieldType));
        AddAll(found, type.GetGenericArguments().Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints()));
        foreach (var property in type.GetProperties(Own))
        {
            Add(found, property.PropertyType);
            AddAll(found, property.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        }

        foreach (var method in MethodsOf(type))
        {
            AddAll(found, method.GetParameters().Select(parameter => parameter.ParameterType));
            Add(found, (method as MethodInfo)?.ReturnType);
            AddAll(found, method.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
            AddAll(found, method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);
            AddAll(found, method.GetMethodBody()?.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType) ?? []);
        }

        foreach (var (_, member) in CallsOf(type))
        {
            Add(found, member as Type ?? member.DeclaringType);
            Add(found, (member as FieldInfo)?.FieldType);
            if (member is MethodBase called)
            {
                Add(found, (called as MethodInfo)?.ReturnType);
                AddAll(found, called is MethodInfo { IsGenericMethod: true } ? called.GetGenericArguments() : []);
                AddAll(found, called.GetParameters().Select(parameter => parameter.ParameterType));
            }
        }

        found.Remove(type);
        return found;
    }

    /// <summary>Every member named in the bodies of the type's methods, with the method that names it.</summary>
    public static IEnumerable<(MethodBase Method, MemberInfo Member)> CallsOf(Type type) =>
        from method in MethodsOf(type)
        from member in IlReader.MembersIn(method)
        select (method, member);

    public static IEnumerable<MethodBase> MethodsOf(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

    private static void AddAll(HashSet<Type> found, IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            Add(found, type);
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        var plain = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (found.Add(plain) | type.IsConstructedGenericType)
        {
            AddAll(found, type.IsConstructedGenericType ? type.GetGenericArguments() : []);
            Add(found, plain.DeclaringType);
        }
    }
}

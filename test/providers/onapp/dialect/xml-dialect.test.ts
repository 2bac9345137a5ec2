import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { xmlDialect } from '../../../../src/providers/onapp/dialect/xml-dialect.ts';
import { FULL_USER_XML } from '../../../support/onapp/full-user-xml.ts';
import { printed } from '../../../support/onapp/gateway.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const read = (text: string) => xmlDialect.read(text);

/** Reads a user that contains this XML. */
const member = (xml: string) => read(`${DECLARATION}<user>\n  ${xml}\n</user>\n`);

function assertRefused(text: string): void {
  const refusal = { name: 'ContractMismatch', message: '$: expected XML' };
  assert.throws(() => read(text), refusal, text);
}

describe('xmlDialect of OnApp: reading', () => {
  it('returns null for nil, whatever else the element has', () => {
    assert.deepEqual(member('<deleted_at nil="true"/>'), { user: { deleted_at: null } });
    assert.deepEqual(member('<deleted_at type="datetime" nil="true"></deleted_at>'), {
      user: { deleted_at: null },
    });
    assert.deepEqual(member('<note nil="false">text</note>'), { user: { note: 'text' } });
  });

  it('returns an empty text for both forms of empty element', () => {
    assert.deepEqual(member('<time_zone/><system_theme></system_theme>'), {
      user: { time_zone: '', system_theme: '' },
    });
  });

  it('returns a list for type="array" with 0 to 2 elements', () => {
    assert.deepEqual(member('<roles type="array"/>'), { user: { roles: [] } });
    assert.deepEqual(member('<roles type="array">\n</roles>'), { user: { roles: [] } });
    assert.deepEqual(member('<roles type="array"><role><id>1</id></role></roles>'), {
      user: { roles: [{ role: { id: '1' } }] },
    });
    const two = '<roles type="array"><role><id>1</id></role><role><id>2</id></role></roles>';
    assert.deepEqual(member(two), {
      user: { roles: [{ role: { id: '1' } }, { role: { id: '2' } }] },
    });
  });

  it('wraps list elements as JSON does', () => {
    const fields =
      '<additional_fields type="array"><additional_field><name>a</name><value/></additional_field></additional_fields>';
    assert.deepEqual(member(fields), { user: { additional_fields: [{ name: 'a', value: '' }] } });
    const boxes =
      '<hidden_infoboxes type="array"><hidden_infobox>a</hidden_infobox></hidden_infoboxes>';
    assert.deepEqual(member(boxes), { user: { hidden_infoboxes: ['a'] } });
  });

  it('returns a bare list for a list at the root', () => {
    assert.deepEqual(read('<users type="array"><user><id>1</id></user></users>'), [
      { user: { id: '1' } },
    ]);
    assert.deepEqual(read('<users type="array"/>'), []);
  });

  it('reads dates of every type alike', () => {
    const at = '2014-08-21T16:00:15+03:00';
    for (const type of [' type="datetime"', ' type="dateTime"', '']) {
      assert.deepEqual(member(`<created_at${type}>${at}</created_at>`), {
        user: { created_at: at },
      });
    }
  });

  it('keeps every value as a text', () => {
    for (const text of [
      '0012',
      '1e5',
      '1.10',
      '0x1F',
      'true',
      'null',
      '007741',
      '12345678901234567890',
    ]) {
      assert.deepEqual(member(`<login>${text}</login>`), { user: { login: text } });
    }
    assert.deepEqual(member('<monthly_price>0.0</monthly_price>'), {
      user: { monthly_price: '0.0' },
    });
  });

  it('distinguishes a field named type from the attribute', () => {
    assert.deepEqual(member('<type>Billing::Buckets::Plan</type>'), {
      user: { type: 'Billing::Buckets::Plan' },
    });
  });

  it('resolves XML entities once and keeps CDATA unchanged', () => {
    assert.deepEqual(member('<a>&lt;b&gt; &amp;amp; &quot;c&quot; &apos;d&apos;</a>'), {
      user: { a: '<b> &amp; "c" \'d\'' },
    });
    assert.deepEqual(member('<a><![CDATA[<b> & &lt;]]></a>'), { user: { a: '<b> & &lt;' } });
  });

  it('rejects every document type', () => {
    assertRefused('<!DOCTYPE user><user/>');
    assertRefused(`${DECLARATION}<!doctype user [<!ENTITY a "aa">]><user><a>&a;</a></user>`);
    assertRefused('<!DOCTYPE user SYSTEM "file:///etc/passwd"><user/>');
  });

  it('rejects malformed XML', () => {
    const wrong = [
      '',
      ' ',
      'text',
      '{"user":{}}',
      '<user>',
      '<user><a></user>',
      '<user><a></b></user>',
    ];
    for (const text of wrong) assertRefused(text);
    assertRefused('<user><a b=c></a></user>');
  });

  it('is safe from names that are special in JavaScript', () => {
    assertRefused('<user><__proto__><polluted>yes</polluted></__proto__><id>1</id></user>');
    read('<user __proto__="yes"><id type="__proto__">1</id></user>');
    assertRefused('<user><roles type="array"><constructor>yes</constructor></roles></user>');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('reads errors without a type as a list', async () => {
    assert.deepEqual(read(await printed('errors.xml')), { errors: ['…'] });
    assert.deepEqual(read('<errors><error>One</error><error>Two</error></errors>'), {
      errors: ['One', 'Two'],
    });
    assert.deepEqual(read('<errors type="array"><error>One</error></errors>'), {
      errors: ['One'],
    });
    assert.deepEqual(read('<errors/>'), { errors: '' });
  });

  it('reads errors in a sentence, field or hash', () => {
    assert.deepEqual(read('<errors>One sentence</errors>'), { errors: 'One sentence' });
    assert.deepEqual(read('<errors><email>is taken</email><email>is long</email></errors>'), {
      errors: { email: ['is taken', 'is long'] },
    });
    assert.deepEqual(read('<hash><error>One sentence</error></hash>'), { error: 'One sentence' });
    assert.deepEqual(read('<hash><errors><error>a</error><error>b</error></errors></hash>'), {
      errors: ['a', 'b'],
    });
    assert.deepEqual(read('<errors><email type="array"><email>x</email></email></errors>'), {
      errors: { email: ['x'] },
    });
  });

  it('keeps blanks and reads character references', () => {
    assert.deepEqual(read('<user><a>  x </a><b>&#1071;&#x41;&#13;&amp;#13;</b></user>'), {
      user: { a: '  x ', b: 'ЯA\r&#13;' },
    });
  });

  it('accepts a byte order mark and comments', () => {
    assert.deepEqual(read('\uFEFF<!-- a --><user><id>1</id><!-- b --></user>'), {
      user: { id: '1' },
    });
  });

  it('reads a whole user without losing an element', () => {
    const elements = FULL_USER_XML.match(/<\w+[ >]/g) ?? [];
    const document = JSON.stringify(read(FULL_USER_XML));
    const missing = elements
      .map((tag) => tag.slice(1, -1))
      .filter((name) => !['additional_field', 'hidden_infobox'].includes(name))
      .filter((name) => !document.includes(`"${name}":`));
    assert.ok(elements.length > 70);
    assert.deepEqual(missing, []);
  });
});

describe('xmlDialect of OnApp: writing', () => {
  it('A11: escapes the special characters of XML', () => {
    const text = xmlDialect.writeUser({ last_name: '</last_name><admin>"true" & \'x\'</admin>' });
    assert.equal(
      text,
      '<user><last_name>&lt;/last_name&gt;&lt;admin&gt;&quot;true&quot; &amp; &apos;x&apos;&lt;/admin&gt;</last_name></user>',
    );
  });

  it('writes a carriage return as a character reference', () => {
    const text = xmlDialect.writeUser({ first_name: 'a\r\nb\tc' });
    assert.equal(text, '<user><first_name>a&#13;\nb\tc</first_name></user>');
  });

  it('A11: escapes the names and values of additional fields', () => {
    const text = xmlDialect.writeUser({ additional_fields: [{ name: '<a>', value: '&' }] });
    assert.equal(
      text,
      '<user><additional_fields type="array"><additional_field><name>&lt;a&gt;</name><value>&amp;</value></additional_field></additional_fields></user>',
    );
  });

  it('writes an empty element only for an empty text', () => {
    assert.equal(
      xmlDialect.writeUser({ suspend_at: '' }),
      '<user><suspend_at></suspend_at></user>',
    );
    assert.equal(xmlDialect.writeUser({}), '<user></user>');
  });

  it('writes an empty list with its type', () => {
    assert.equal(
      xmlDialect.writeUser({ role_ids: [] }),
      '<user><role_ids type="array"></role_ids></user>',
    );
  });

  it('writes a flag as true or false', () => {
    assert.equal(
      xmlDialect.writeUser({ registered_yubikey: false }),
      '<user><registered_yubikey>false</registered_yubikey></user>',
    );
  });

  it('has the suffix `.xml` and its media type', () => {
    assert.deepEqual([xmlDialect.suffix, xmlDialect.mediaType], ['.xml', 'application/xml']);
  });
});
